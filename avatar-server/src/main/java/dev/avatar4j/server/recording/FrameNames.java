package dev.avatar4j.server.recording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of numbered frames: {@code frame_00000.png}, {@code frame_00001.png}, ... */
final class FrameNames {
  private static final int FEWEST_DIGITS = 5;
  private static final Pattern FRAME = Pattern.compile("frame_([0-9]{5,9})\\.png");

  private final int digits;

  /**
   * @param frames how many there may be; all names have equal lengths
   */
  FrameNames(int frames) {
    digits = Math.max(FEWEST_DIGITS, Integer.toString(frames - 1).length());
  }

  /**
   * @param name the name of a file
   * @param count how many frames there are
   * @return whether it is a frame of another film, none of the first {@code count} of this one
   */
  boolean isBeyond(String name, int count) {
    Matcher frame = FRAME.matcher(name);
    return frame.matches()
        && (frame.group(1).length() != digits || Integer.parseInt(frame.group(1)) >= count);
  }

  String of(int index) {
    String number = Integer.toString(index);
    return "frame_" + "0".repeat(digits - number.length()) + number + ".png";
  }
}
