package dev.avatar4j.server.recording;

/** The names of numbered frames: {@code frame_00000.png}, {@code frame_00001.png}, ... */
final class FrameNames {
  private static final int FEWEST_DIGITS = 5;

  private final int digits;

  /**
   * @param frames how many there may be; all names have equal lengths
   */
  FrameNames(int frames) {
    digits = Math.max(FEWEST_DIGITS, Integer.toString(frames - 1).length());
  }

  String of(int index) {
    String number = Integer.toString(index);
    return "frame_" + "0".repeat(digits - number.length()) + number + ".png";
  }
}
