/** Speech engines; each in a package of its own, reached only through the SPI of the core. */
package dev.avatar4j.voice;
