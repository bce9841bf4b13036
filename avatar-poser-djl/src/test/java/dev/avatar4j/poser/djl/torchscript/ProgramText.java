package dev.avatar4j.poser.djl.torchscript;

import dev.avatar4j.download.Sha256;
import dev.avatar4j.poser.djl.model.ExpectedTensors;
import dev.avatar4j.poser.djl.model.WeightTensor;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The methods of a program, without its tensors. */
public final class ProgramText {
  private static final int PIPE = 1 << 20;

  private ProgramText() {}

  /** The start of the checksum of a program's text. */
  public static String checksum(Consumer<OutputStream> writer) throws IOException {
    try (PipedInputStream in = new PipedInputStream(PIPE)) {
      OutputStream out = new BufferedOutputStream(new PipedOutputStream(in), PIPE);
      CompletableFuture<Void> written =
          CompletableFuture.runAsync(
              () -> {
                try (out) {
                  writer.accept(out);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      String checksum = checksum(new ZipInputStream(new BufferedInputStream(in, PIPE)));
      written.join();
      return checksum;
    }
  }

  private static String checksum(ZipInputStream zip) throws IOException {
    String checksum = "";
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().endsWith(".py")) {
        Sha256 sum = new Sha256();
        sum.add(ByteBuffer.wrap(zip.readAllBytes()));
        checksum = sum.hex().substring(0, 16);
      }
    }
    zip.transferTo(OutputStream.nullOutputStream());
    return checksum;
  }

  /** Weights of 0, which make the same text as any. */
  public static Map<String, WeightTensor> zeros(ExpectedTensors expected) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    expected
        .shapes()
        .forEach(
            (key, shape) -> {
              int[] sizes = shape.stream().mapToInt(Integer::intValue).toArray();
              int count = 1;
              for (int size : sizes) {
                count *= size;
              }
              tensors.put(key, new WeightTensor(sizes, new float[count]));
            });
    return tensors;
  }
}
