/** The command line {@code avatar}: its entry, and the packages of its subcommands. */
package dev.avatar4j.server.cli;
