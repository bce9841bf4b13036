/**
 * What the character does over time: the animator, its drivers and its settings.
 *
 * <p>Nothing here does I/O, starts a thread or reads a clock. Time comes in as one number per
 * frame, randomness as one seed.
 */
package dev.avatar4j.animation;
