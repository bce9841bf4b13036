/**
 * {@code avatar render}, {@code say} and {@code voices}: scenes and talking clips as pictures,
 * sound and films.
 */
package dev.avatar4j.server.cli.clip;
