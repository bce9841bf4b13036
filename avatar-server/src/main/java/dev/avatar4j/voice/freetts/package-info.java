/** Speech by FreeTTS, which is pure Java and brings its voices. */
package dev.avatar4j.voice.freetts;
