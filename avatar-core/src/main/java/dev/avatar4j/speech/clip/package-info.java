/**
 * Speech that is known as a whole before any of it is shown: several sentences in one sound with
 * one viseme track, fitted to the frames of a film.
 */
package dev.avatar4j.speech.clip;
