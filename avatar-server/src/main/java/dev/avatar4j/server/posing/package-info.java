/** Stills of avatars for pose editors: one picture as it is asked for, or all emotions as files. */
package dev.avatar4j.server.posing;
