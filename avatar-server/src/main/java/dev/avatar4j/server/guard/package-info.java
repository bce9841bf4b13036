/** Who may come in: hosts, origins, keys, rates and sizes of uploads. */
package dev.avatar4j.server.guard;
