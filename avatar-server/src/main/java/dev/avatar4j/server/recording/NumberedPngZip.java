package dev.avatar4j.server.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.avatar4j.export.ZipSink;
import dev.avatar4j.image.PixelBuffer;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A ZIP archive of numbered PNGs and {@code timing.json}, which says for how many frame periods
 * each is shown. The same frames give the same bytes.
 */
final class NumberedPngZip implements FilmWriter {
  private static final String TIMING = "timing.json";

  private final UnfinishedFile file;
  private final int framesPerSecond;
  private final FrameNames names;
  private final StillEncoder encoder = StillEncoder.reproducible();
  private final List<Integer> shown = new ArrayList<>();
  private ZipSink zip;
  private boolean finished;

  /**
   * @param file where to; replaced if it exists
   * @param framesPerSecond the pace
   * @param frames how many frames there may be
   */
  NumberedPngZip(Path file, int framesPerSecond, int frames) {
    this.file = new UnfinishedFile(file);
    this.framesPerSecond = framesPerSecond;
    names = new FrameNames(frames);
  }

  @Override
  public void write(PixelBuffer pixels, int periods) throws IOException {
    if (zip == null) {
      OutputStream out = Files.newOutputStream(file.path());
      zip = new ZipSink(new BufferedOutputStream(out, 1 << 16));
    }
    zip.write(names.of(shown.size()), encoder.encode(pixels));
    shown.add(periods);
  }

  private byte[] timing() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("fps", framesPerSecond);
      json.writeArrayFieldStart("frames");
      long start = 0;
      for (int i = 0; i < shown.size(); i++) {
        json.writeStartObject();
        json.writeStringField("file", names.of(i));
        json.writeNumberField("start", start / (double) framesPerSecond);
        json.writeNumberField("periods", shown.get(i));
        json.writeEndObject();
        start += shown.get(i);
      }
      json.writeEndArray();
      json.writeNumberField("seconds", start / (double) framesPerSecond);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  @Override
  public long bytes() throws IOException {
    return file.bytes();
  }

  @Override
  public void finish() throws IOException {
    zip.write(TIMING, timing());
    zip.close();
    file.publish();
    finished = true;
  }

  @Override
  public void close() throws IOException {
    encoder.close();
    if (zip == null || finished) {
      return;
    }
    try {
      zip.close();
    } finally {
      file.discard();
    }
  }
}
