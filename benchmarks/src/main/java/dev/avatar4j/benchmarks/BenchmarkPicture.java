package dev.avatar4j.benchmarks;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;

/** 512x512 pictures to measure encoders with. */
public enum BenchmarkPicture {
  /** A shaded figure with gradients, hair-like lines and soft edges, a quarter of the picture. */
  FIGURE {
    @Override
    Frame paint() {
      Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
      for (int i = 0; i < frame.size(); i++) {
        shade(frame, i, i % CharacterImage.SIZE, i / CharacterImage.SIZE);
      }
      return frame;
    }
  },
  /** The character that ships with the library. */
  CHARACTER {
    @Override
    Frame paint() {
      return CharacterImages.defaultCharacter().picture();
    }
  };

  abstract Frame paint();

  private static void shade(Frame frame, int i, int x, int y) {
    double head = 70 - Math.hypot(x - 256, (y - 130) * 0.9);
    double body = Math.min(60 + (y - 200) * 0.25 - Math.abs(x - 256), y - 190);
    double inside = Math.max(head, body);
    if (inside <= 0) {
      return;
    }
    double line = Math.max(0, Math.sin(x * 0.31 + 9 * Math.sin(y * 0.021)));
    double light = 0.25 + 0.5 * x / 512.0 + 0.2 * line * line * line * line;
    frame.red()[i] = (float) (light * 0.9);
    frame.green()[i] = (float) (light * (0.5 + 0.3 * y / 512.0));
    frame.blue()[i] = (float) (head > 0 ? light * 0.4 : light);
    frame.alpha()[i] = (float) Math.min(1, inside / 1.5);
  }
}
