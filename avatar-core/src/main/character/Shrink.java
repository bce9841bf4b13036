import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import javax.imageio.ImageIO;

/**
 * Shrinks a supersampled picture to 512x512 by averaging whole blocks of pixels, weighted by their
 * alpha so that the edges take no colour from the empty background.
 *
 * <p>Usage: {@code java Shrink.java (big.png small.png)...}
 */
final class Shrink {
  private static final int SIZE = 512;

  /** Coverage below this is dust from filters, not an edge. */
  private static final int FAINT = 3;

  private Shrink() {}

  public static void main(String[] args) throws IOException {
    for (int i = 0; i + 1 < args.length; i += 2) {
      ImageIO.write(shrink(ImageIO.read(new File(args[i]))), "png", new File(args[i + 1]));
    }
  }

  private static BufferedImage shrink(BufferedImage big) {
    int block = big.getWidth() / SIZE;
    var small = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < SIZE; y++) {
      for (int x = 0; x < SIZE; x++) {
        small.setRGB(x, y, average(big, x * block, y * block, block));
      }
    }
    return small;
  }

  private static int average(BufferedImage big, int left, int top, int block) {
    long alpha = 0;
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = top; y < top + block; y++) {
      for (int x = left; x < left + block; x++) {
        int argb = big.getRGB(x, y);
        int a = argb >>> 24;
        alpha += a;
        red += (long) a * (argb >> 16 & 255);
        green += (long) a * (argb >> 8 & 255);
        blue += (long) a * (argb & 255);
      }
    }
    int mean = Math.round((float) alpha / (block * block));
    if (mean < FAINT) {
      return 0;
    }
    return mean << 24
        | (int) ((red + alpha / 2) / alpha) << 16
        | (int) ((green + alpha / 2) / alpha) << 8
        | (int) ((blue + alpha / 2) / alpha);
  }
}
