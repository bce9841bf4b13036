/**
 * What a person at the console sees of any command: its help, its log, its progress, its end, its
 * version.
 */
package dev.avatar4j.server.cli.console;
