/** Requests and replies as such: JSON, bodies, forms, refusals, the log, and the listener. */
package dev.avatar4j.server.http;
