/** What the server speaks with: one engine for all avatars, and the formats sound goes out in. */
package dev.avatar4j.server.speech;
