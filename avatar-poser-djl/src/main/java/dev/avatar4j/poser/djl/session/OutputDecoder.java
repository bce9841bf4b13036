package dev.avatar4j.poser.djl.session;

import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.PoserOutput;
import dev.avatar4j.poser.PoserOutput.Kind;
import dev.avatar4j.poser.djl.staged.OutputPicture;
import java.nio.FloatBuffer;

/** Tells what the numbers of a network's output mean, and brings pictures to their usual form. */
final class OutputDecoder {
  /** The one mask that has a plane for each channel, that of THA3's editor. */
  private static final String WIDE_MASK = "color_change_alpha";

  private OutputDecoder() {}

  static PoserOutput decode(OutputPicture output, PictureFormat format) {
    Kind kind =
        output.channels() == 1 || output.name().endsWith(WIDE_MASK)
            ? Kind.MASK
            : output.channels() == 2 ? Kind.GRID : Kind.PICTURE;
    if (kind != Kind.PICTURE) {
      return new PoserOutput(
          output.name(), kind, output.channels(), output.width(), output.height(), output.values());
    }
    Frame frame = new Frame(output.width(), output.height());
    format.decode(FloatBuffer.wrap(output.values()), frame);
    return PoserOutput.of(output.name(), frame);
  }
}
