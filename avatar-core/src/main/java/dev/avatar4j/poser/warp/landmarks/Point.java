package dev.avatar4j.poser.warp.landmarks;

/**
 * A place in the picture; whole numbers are pixel centres.
 *
 * @param x column
 * @param y row
 */
public record Point(float x, float y) {}
