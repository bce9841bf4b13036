package dev.avatar4j.poser.warp;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What is not skin around the mouth of a frame.
 *
 * @param parts pieces more than one pixel apart (where teeth turn into shade there is skin's
 *     colour); a mouth and its ghost, or two lips without a mouth between, are two
 * @param area pixels within the rows and columns of the pieces' outlines
 */
record MouthMark(int parts, int area) {
  private static final int X = 243;
  private static final int Y = 167;
  private static final int WIDTH = 27;
  private static final int HEIGHT = 18;
  private static final float DARKER = 0.2f;
  private static final float WHITER = 0.12f;

  static MouthMark of(Frame frame) {
    float skin = lightness(frame, X - 3, Y + HEIGHT / 2);
    float skinBlue = blue(frame, X - 3, Y + HEIGHT / 2);
    boolean[] mark = new boolean[WIDTH * HEIGHT];
    for (int i = 0; i < mark.length; i++) {
      int x = X + i % WIDTH;
      int y = Y + i / WIDTH;
      mark[i] = skin - lightness(frame, x, y) > DARKER || blue(frame, x, y) > skinBlue + WHITER;
    }
    boolean[] seen = new boolean[mark.length];
    int parts = 0;
    for (int i = 0; i < mark.length; i++) {
      // single faint pixels are the shade below the lip or a tip of the line
      parts += mark[i] && !seen[i] && flood(mark, seen, i) > 4 ? 1 : 0;
    }
    return new MouthMark(parts, filled(mark));
  }

  private static float lightness(Frame frame, int x, int y) {
    int i = y * CharacterImage.SIZE + x;
    return (float)
        Math.sqrt(0.21f * frame.red()[i] + 0.72f * frame.green()[i] + 0.07f * frame.blue()[i]);
  }

  private static float blue(Frame frame, int x, int y) {
    return frame.blue()[y * CharacterImage.SIZE + x];
  }

  private static int flood(boolean[] mark, boolean[] seen, int start) {
    Deque<Integer> open = new ArrayDeque<>();
    open.add(start);
    seen[start] = true;
    int size = 0;
    while (!open.isEmpty()) {
      int i = open.remove();
      size++;
      for (int k = 0; k < 25; k++) {
        int x = i % WIDTH + k % 5 - 2;
        int y = i / WIDTH + k / 5 - 2;
        int j = y * WIDTH + x;
        if (x >= 0 && y >= 0 && x < WIDTH && y < HEIGHT && mark[j] && !seen[j]) {
          seen[j] = true;
          open.add(j);
        }
      }
    }
    return size;
  }

  /**
   * Some teeth are coloured as skin, so columns are counted from their first to their last mark.
   */
  private static int filled(boolean[] mark) {
    int[] first = new int[WIDTH];
    int[] last = new int[WIDTH];
    Arrays.fill(first, HEIGHT);
    Arrays.fill(last, -1);
    for (int i = 0; i < mark.length; i++) {
      if (mark[i]) {
        first[i % WIDTH] = Math.min(first[i % WIDTH], i / WIDTH);
        last[i % WIDTH] = i / WIDTH;
      }
    }
    int area = 0;
    for (int x = 0; x < WIDTH; x++) {
      area += Math.max(0, last[x] - first[x] + 1);
    }
    return area;
  }
}
