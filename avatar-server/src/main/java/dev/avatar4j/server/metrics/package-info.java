/** What the server measures about itself, in the form that Prometheus reads. */
package dev.avatar4j.server.metrics;
