package dev.avatar4j.poser.djl.tha4;

/** The output of a level: {@code channels} values per pixel of a square, pixel by pixel. */
record FeatureMap(int size, int channels, float[] values) {
  FeatureMap(int size, int channels) {
    this(size, channels, new float[size * size * channels]);
  }

  int index(int x, int y) {
    return (y * size + x) * channels;
  }
}
