/** Speech by the program {@code flite}, where it is installed. */
package dev.avatar4j.voice.flite;
