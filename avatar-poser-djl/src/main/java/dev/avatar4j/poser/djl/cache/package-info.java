/**
 * Keeps written programs on disk, so that a second start neither reads checkpoints nor writes text.
 */
package dev.avatar4j.poser.djl.cache;
