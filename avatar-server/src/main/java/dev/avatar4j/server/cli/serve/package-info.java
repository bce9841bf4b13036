/** {@code avatar serve}: the options of a server, where they come from, and its run. */
package dev.avatar4j.server.cli.serve;
