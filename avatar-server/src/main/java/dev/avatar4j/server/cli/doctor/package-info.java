/** {@code avatar doctor}: what the machine has, and how fast posers run on it. */
package dev.avatar4j.server.cli.doctor;
