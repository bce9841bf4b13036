package dev.avatar4j.poser.djl.staged;

/**
 * An output of a network, for pose editors and tests.
 *
 * @param name what it is, such as {@code editor.color_change}
 * @param channels 1 (alpha), 2 (grid), 4 (colour) or another number
 * @param height rows
 * @param width columns
 * @param values {@code channels x height x width}, row-major; shared, to be read only
 */
@SuppressWarnings("ArrayRecordComponent") // a megabyte of values that nobody compares
public record OutputPicture(String name, int channels, int height, int width, float[] values) {}
