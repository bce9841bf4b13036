/**
 * The avatars of a server: the one it was started with and those that clients create, what they
 * share, and what happens to them by itself as time passes. Knows nothing of HTTP.
 */
package dev.avatar4j.server.avatars;
