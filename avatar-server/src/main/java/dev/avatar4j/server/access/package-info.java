/** Who may use the server and how much: keys and request rates, apart from HTTP. */
package dev.avatar4j.server.access;
