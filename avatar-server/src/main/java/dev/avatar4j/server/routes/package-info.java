/** The product's own routes. See docs/http-api.md. */
package dev.avatar4j.server.routes;
