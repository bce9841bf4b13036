/** Where the options of {@code avatar serve} come from beside the command line. */
package dev.avatar4j.server.config;
