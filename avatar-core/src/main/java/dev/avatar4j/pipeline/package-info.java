/** The loop that renders, encodes and publishes frames to any number of subscribers. */
package dev.avatar4j.pipeline;
