package dev.avatar4j.speech.sound;

/** The discrete Fourier transform of a power of two, in place, radix 2. Allocates nothing. */
final class Fft {
  private final int size;
  private final float[] cos;
  private final float[] sin;

  Fft(int size) {
    this.size = size;
    cos = new float[size / 2];
    sin = new float[size / 2];
    for (int i = 0; i < size / 2; i++) {
      cos[i] = (float) Math.cos(2 * Math.PI * i / size);
      sin[i] = (float) -Math.sin(2 * Math.PI * i / size);
    }
  }

  /**
   * @param re the real parts, replaced by those of the spectrum
   * @param im the imaginary parts, likewise
   */
  void transform(float[] re, float[] im) {
    reorder(re, im);
    for (int half = 1; half < size; half *= 2) {
      int stride = size / (2 * half);
      for (int start = 0; start < size; start += 2 * half) {
        for (int k = 0; k < half; k++) {
          int a = start + k;
          int b = a + half;
          float wr = cos[k * stride];
          float wi = sin[k * stride];
          float tr = re[b] * wr - im[b] * wi;
          float ti = re[b] * wi + im[b] * wr;
          re[b] = re[a] - tr;
          im[b] = im[a] - ti;
          re[a] += tr;
          im[a] += ti;
        }
      }
    }
  }

  private void reorder(float[] re, float[] im) {
    int shift = Integer.numberOfLeadingZeros(size) + 1;
    for (int i = 0; i < size; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (j > i) {
        float real = re[i];
        float imaginary = im[i];
        re[i] = re[j];
        im[i] = im[j];
        re[j] = real;
        im[j] = imaginary;
      }
    }
  }
}
