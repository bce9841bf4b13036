/**
 * Lipsync for sound of any origin: sound files read and written, and the mouth's shapes worked out
 * from live or whole sound. Pure arithmetic, without audio devices.
 */
package dev.avatar4j.speech.sound;
