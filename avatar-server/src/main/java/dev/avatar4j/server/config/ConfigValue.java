package dev.avatar4j.server.config;

/**
 * A value and where it comes from.
 *
 * @param text the value
 * @param source where it comes from, in words for the user
 */
public record ConfigValue(String text, String source) {}
