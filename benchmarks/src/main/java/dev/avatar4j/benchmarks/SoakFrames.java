package dev.avatar4j.benchmarks;

import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Pose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Frames of one session and their poses, kept in a file so that they take no memory. */
final class SoakFrames implements AutoCloseable {
  private static final int CHANNELS = 4;

  private final List<Pose> poses = new ArrayList<>();
  private final FileChannel file;
  private final ByteBuffer bytes;
  private final float[] plane;

  SoakFrames(int pixels) throws IOException {
    Path path = Files.createTempFile("avatar-soak", ".frames");
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    bytes = ByteBuffer.allocateDirect(pixels * Float.BYTES).order(ByteOrder.nativeOrder());
    plane = new float[pixels];
  }

  void add(Pose pose, Frame frame) {
    for (int c = 0; c < CHANNELS; c++) {
      bytes.clear().asFloatBuffer().put(c == 3 ? frame.alpha() : frame.plane(c));
      long position = position(poses.size(), c);
      transfer(() -> file.write(bytes, position + bytes.position()));
    }
    poses.add(pose);
  }

  List<Pose> poses() {
    return poses;
  }

  /** The largest difference between a frame and the one that was kept. */
  double difference(int index, Frame frame) {
    double largest = 0;
    for (int c = 0; c < CHANNELS; c++) {
      bytes.clear();
      long position = position(index, c);
      transfer(() -> file.read(bytes, position + bytes.position()));
      bytes.flip().asFloatBuffer().get(plane);
      float[] now = c == 3 ? frame.alpha() : frame.plane(c);
      for (int i = 0; i < plane.length; i++) {
        largest = Math.max(largest, Math.abs((double) plane[i] - now[i]));
      }
    }
    return largest;
  }

  private long position(int index, int channel) {
    return ((long) index * CHANNELS + channel) * bytes.capacity();
  }

  private interface Transfer {
    int run() throws IOException;
  }

  private void transfer(Transfer part) {
    try {
      while (bytes.hasRemaining()) {
        if (part.run() < 0) {
          throw new IOException("The file of frames is shorter than written");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
