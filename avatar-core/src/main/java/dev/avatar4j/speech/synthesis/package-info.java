/**
 * The service provider interface of speech synthesis, and the way from a synthesized clip to what
 * the mouth does.
 */
package dev.avatar4j.speech.synthesis;
