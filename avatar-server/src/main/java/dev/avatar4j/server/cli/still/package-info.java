/**
 * {@code avatar pose}, {@code filter}, {@code filters}, {@code upscale} and {@code check}: single
 * pictures.
 */
package dev.avatar4j.server.cli.still;
