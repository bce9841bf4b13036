/** {@code avatar models}: the weights of neural posers. */
package dev.avatar4j.server.cli.models;
