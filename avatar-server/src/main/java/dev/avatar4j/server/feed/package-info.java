/** Streams of frames over HTTP. */
package dev.avatar4j.server.feed;
