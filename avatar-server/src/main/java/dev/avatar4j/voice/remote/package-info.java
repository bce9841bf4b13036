/** Speech by servers that the user runs or rents. */
package dev.avatar4j.voice.remote;
