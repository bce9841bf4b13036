/**
 * The reference server: an {@link dev.avatar4j.Avatar} over HTTP. It speaks the Talkinghead routes
 * that existing chat front ends know, a few of its own under {@code /api/v1}, and serves a page
 * that shows the live avatar. It uses only what an embedder could use. The protocol is described in
 * {@code docs/http-api.md}.
 */
package dev.avatar4j.server;
