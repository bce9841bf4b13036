/**
 * {@code avatar emotions}, {@code export} and {@code classify}: what a character can show, and
 * when.
 */
package dev.avatar4j.server.cli.emotions;
