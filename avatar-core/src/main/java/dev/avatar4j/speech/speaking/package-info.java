/**
 * Speaking: texts in a queue, divided into sentences, synthesized ahead of time, played, and said
 * by the mouth in step with the sound. {@link dev.avatar4j.speech.speaking.Speaker} is where to
 * begin.
 */
package dev.avatar4j.speech.speaking;
