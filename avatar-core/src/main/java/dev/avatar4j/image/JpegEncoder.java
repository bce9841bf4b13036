package dev.avatar4j.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Writes baseline JPEG files (JFIF, 4:2:0) with the Java runtime's writer, the picture laid over a
 * {@link Matte}. The picture, the writer and its settings are kept between frames, but the writer
 * itself copies each row: four bytes of short-lived garbage a pixel, where the other encoders make
 * none. Not thread-safe.
 */
public final class JpegEncoder implements FrameEncoder {
  private final Matte matte;
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
  private final ImageWriteParam options = writer.getDefaultWriteParam();
  private BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);

  /**
   * @param matte what lies behind the picture
   * @param quality 1 (smallest) to 100
   */
  public JpegEncoder(Matte matte, int quality) {
    this.matte = matte;
    options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    options.setCompressionQuality(quality / 100f);
  }

  @Override
  public FrameFormat format() {
    return FrameFormat.JPEG;
  }

  @Override
  public void encode(PixelBuffer pixels, ByteSink out) {
    if (picture.getWidth() != pixels.width() || picture.getHeight() != pixels.height()) {
      picture = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_3BYTE_BGR);
    }
    matte.flattenToBgr(pixels, ((DataBufferByte) picture.getRaster().getDataBuffer()).getData());
    try (SinkImageOutput output = new SinkImageOutput(out)) {
      writer.setOutput(output);
      writer.write(null, new IIOImage(picture, null, null), options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.setOutput(null);
    }
  }

  @Override
  public void close() {
    writer.dispose();
  }
}
