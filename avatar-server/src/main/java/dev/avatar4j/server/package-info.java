/** The reference server. */
package dev.avatar4j.server;
