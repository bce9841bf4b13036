/** What an avatar can be told, by whatever way it comes in. */
package dev.avatar4j.server.command;
