/**
 * Options that several commands share, and the files they name: the character, what it can show,
 * texts, results.
 */
package dev.avatar4j.server.cli.options;
