/** The command line {@code avatar}: one class per subcommand. */
package dev.avatar4j.server.cli;
