/** Emotion templates and where they are looked up. */
package dev.avatar4j.emotion;
