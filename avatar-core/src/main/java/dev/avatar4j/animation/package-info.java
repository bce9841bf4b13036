/**
 * Decides, frame by frame, what the character does: one class per driver, pure functions of the
 * frame's time, the settings and a seeded generator.
 */
package dev.avatar4j.animation;
