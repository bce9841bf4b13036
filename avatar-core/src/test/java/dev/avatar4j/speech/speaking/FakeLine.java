package dev.avatar4j.speech.speaking;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.SourceDataLine;

/** A loudspeaker whose time passes when the test says so. */
final class FakeLine {
  final AudioFormat format;
  final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final ByteArrayOutputStream queued = new ByteArrayOutputStream();
  private final int bufferFrames;

  /** How long the device takes to begin after it was told to. */
  double latencySeconds;

  /** When the device plays nothing any more. */
  double stuckAfterSeconds = Double.POSITIVE_INFINITY;

  boolean closed;
  private boolean running;
  private double runSeconds;
  private double playedSeconds;
  private long position;

  FakeLine(AudioFormat format, double bufferSeconds) {
    this.format = format;
    bufferFrames = (int) (bufferSeconds * format.getFrameRate());
  }

  /** The line as others see it. */
  SourceDataLine line() {
    return (SourceDataLine)
        Proxy.newProxyInstance(
            FakeLine.class.getClassLoader(),
            new Class<?>[] {SourceDataLine.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getFormat" -> format;
                  case "getLongFramePosition" -> position;
                  case "available" -> bufferFrames * format.getFrameSize() - queued.size();
                  case "write" -> write((byte[]) arguments[0], (int) arguments[2]);
                  case "start" -> start();
                  case "stop" -> running = false;
                  case "flush" -> flush();
                  case "close" -> closed = true;
                  default -> throw new AssertionError(method.getName());
                });
  }

  private int write(byte[] bytes, int length) {
    queued.write(bytes, 0, length);
    return length;
  }

  private Object start() {
    running = true;
    runSeconds = 0;
    playedSeconds = 0;
    return null;
  }

  private Object flush() {
    queued.reset();
    return null;
  }

  void advance(double seconds) {
    if (!running) {
      return;
    }
    runSeconds += seconds;
    double playable = Math.min(runSeconds - latencySeconds, stuckAfterSeconds);
    int frames = (int) Math.floor((playable - playedSeconds) * format.getFrameRate() + 1e-6);
    frames = Math.max(0, Math.min(frames, queued.size() / format.getFrameSize()));
    byte[] waiting = queued.toByteArray();
    int bytes = frames * format.getFrameSize();
    heard.write(waiting, 0, bytes);
    queued.reset();
    queued.write(waiting, bytes, waiting.length - bytes);
    playedSeconds += frames / (double) format.getFrameRate();
    position += frames;
  }

  /** The samples of the first channel that were heard. */
  float[] samples() {
    ByteBuffer pcm = ByteBuffer.wrap(heard.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[pcm.capacity() / format.getFrameSize()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = pcm.getShort(i * format.getFrameSize()) / 32767f;
    }
    return samples;
  }
}
