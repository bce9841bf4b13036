/** Lipsync for sound that clients bring: files, times, live PCM and words as they come. */
package dev.avatar4j.server.lipsync;
