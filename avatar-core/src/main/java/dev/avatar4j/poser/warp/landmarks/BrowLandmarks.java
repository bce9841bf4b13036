package dev.avatar4j.poser.warp.landmarks;

/**
 * One eyebrow.
 *
 * @param line its centre line
 * @param thickness its thickness in pixels
 */
public record BrowLandmarks(Curve line, float thickness) {}
