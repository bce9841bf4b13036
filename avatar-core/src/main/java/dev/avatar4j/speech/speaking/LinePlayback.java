package dev.avatar4j.speech.speaking;

import dev.avatar4j.speech.sound.Sound;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javax.sound.sampled.SourceDataLine;

/**
 * Plays one sound on an open line, and tells by the position of the line when it is really heard.
 * Runs on one thread; another may stop it.
 */
final class LinePlayback {
  /** How a sound ended. */
  enum Result {
    /** It was heard to its end. */
    HEARD,
    /** It was stopped. */
    STOPPED,
    /** The line takes no sound, or plays none. */
    STALLED
  }

  /** Is told where the sound is, the first time as soon as it is heard. */
  @FunctionalInterface
  interface Position {
    /** That many seconds of the sound were heard at that time. */
    void at(double seconds, long nanos);
  }

  static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  static final long REPORT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  static final long STALL_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final float FULL_SCALE = 32767;

  private final SourceDataLine line;
  private final Sound sound;
  private final Position position;
  private final LongSupplier clock;
  private final LongConsumer pause;
  private final int channels;
  private volatile boolean stopped;
  private int written;

  LinePlayback(
      SourceDataLine line, Sound sound, Position position, LongSupplier clock, LongConsumer pause) {
    this.line = line;
    this.sound = sound.atRate(Math.round(line.getFormat().getSampleRate()));
    this.position = position;
    this.clock = clock;
    this.pause = pause;
    channels = line.getFormat().getChannels();
  }

  void stop() {
    stopped = true;
  }

  /** Plays it; tells of the start and of positions, but not of the end. */
  Result run() {
    long base = line.getLongFramePosition();
    fill(); // so that there is no gap after the first few samples
    line.start();
    Result result = follow(base);
    line.stop();
    line.flush();
    return result;
  }

  private Result follow(long base) {
    long heard = 0;
    long moved = clock.getAsLong();
    long report = Long.MIN_VALUE;
    while (!stopped) {
      long now = clock.getAsLong();
      long frames = Math.min(line.getLongFramePosition() - base, sound.length());
      if (frames > heard) {
        if (heard == 0 || now - report >= REPORT_NANOS) {
          report = now;
          position.at((double) frames / sound.rate(), now);
        }
        heard = frames;
        moved = now;
      }
      if (heard >= sound.length()) {
        return Result.HEARD;
      }
      if (now - moved > STALL_NANOS) {
        return Result.STALLED;
      }
      fill();
      pause.accept(STEP_NANOS);
    }
    return Result.STOPPED;
  }

  /** Writes as much as the line takes without waiting. */
  private void fill() {
    int frame = channels * Short.BYTES;
    int frames = Math.min(line.available() / frame, sound.length() - written);
    if (frames <= 0) {
      return;
    }
    ByteBuffer pcm = ByteBuffer.allocate(frames * frame).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = written; i < written + frames; i++) {
      short sample = (short) Math.round(FULL_SCALE * Math.max(-1, Math.min(1, sound.sample(i))));
      for (int channel = 0; channel < channels; channel++) {
        pcm.putShort(sample);
      }
    }
    written += line.write(pcm.array(), 0, pcm.capacity()) / frame;
  }
}
