package dev.avatar4j.server.cli.still;

import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.image.RawFrameWriter;
import dev.avatar4j.server.cli.options.OutputFiles;
import dev.avatar4j.server.recording.StillEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Writes stills where the user wants them. */
final class StillFiles {
  private StillFiles() {}

  /** Refuses, before the work begins, that there is nothing to write or that it cannot be. */
  static void requireNames(CommandSpec spec, Path out, Path raw) {
    if (out == null && raw == null) {
      throw new ParameterException(
          spec.commandLine(), "Give --out FILE.png, --raw FILE.f32, or both.");
    }
    if (out != null) {
      OutputFiles.requireFileName("--out", out);
    }
    if (raw != null) {
      OutputFiles.requireFileName("--raw", raw);
    }
  }

  /** Writes a frame of linear light as a PNG. */
  static void writePng(String option, Path file, Frame frame) {
    PixelBuffer pixels = new PixelBuffer(frame.width(), frame.height());
    ColorTransfer.encode(frame, pixels);
    writePng(option, file, pixels);
  }

  static void writePng(String option, Path file, PixelBuffer pixels) {
    try (StillEncoder encoder = StillEncoder.small()) {
      OutputFiles.createParent(file);
      Files.write(file, encoder.encode(pixels));
    } catch (IOException e) {
      throw OutputFiles.cannotWrite(option, file, e);
    }
  }

  /** Writes a frame as bare floats. */
  static void writeRaw(String option, Path file, Frame frame) {
    try {
      OutputFiles.createParent(file);
      RawFrameWriter.write(frame, file);
    } catch (IOException e) {
      throw OutputFiles.cannotWrite(option, file, e);
    }
  }
}
