/** The WebSocket of an avatar: frames, control and events. See docs/websocket.md. */
package dev.avatar4j.server.socket;
