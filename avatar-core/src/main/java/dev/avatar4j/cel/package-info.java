/**
 * Layers on the character (blush, tears, glowing eyes) and around it (effects), and how they are
 * blended.
 */
package dev.avatar4j.cel;
