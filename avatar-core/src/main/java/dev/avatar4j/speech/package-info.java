/**
 * When the mouth takes which shape in speech: phonemes, their times, and the tracks made of them.
 */
package dev.avatar4j.speech;
