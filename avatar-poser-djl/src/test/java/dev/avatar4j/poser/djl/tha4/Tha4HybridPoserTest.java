package dev.avatar4j.poser.djl.tha4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserContract;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Tha4HybridPoserTest extends PoserContract {
  @TempDir static Path temp;
  private static Path model;

  @BeforeAll
  static void writeModel() {
    model = SyntheticStudent.clean().write(temp.resolve("disc"));
  }

  @Override
  protected Poser createPoser() {
    return Posers.create("tha4:" + model + "?mode=hybrid");
  }

  @Override
  protected boolean loadsSlowly() {
    return true;
  }

  @Override
  protected CharacterImage character() {
    return Tha4Picture.load(CharacterModelFile.read(model));
  }

  @Test
  void the_face_is_the_one_that_the_whole_network_moves() {
    CharacterImage image = character();
    Pose pose = Pose.NEUTRAL.with(Morph.EYE_WINK_LEFT, 1f).with(Morph.MOUTH_AAA, 0.4f);
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    try (PoserSession session = openedPoser().open(image)) {
      session.pose(pose, frame);
    }
    PlainStudent plain =
        new PlainStudent(SyntheticStudent.clean(), image.picture(), pose.toArray());
    int compared = 0;
    for (int y = 16; y < 112; y += 5) {
      for (int x = 16; x < 112; x += 5) {
        // without motion every pixel is taken from where it lies
        int at = (Tha4Architecture.FACE_TOP + y) * 512 + Tha4Architecture.FACE_LEFT + x;
        double[] expected = plain.facePixel(128 * y + x);
        float alpha = frame.alpha()[at];
        assertThat(alpha).isCloseTo(unit(expected[3], 1f), within(2e-4f));
        assertThat(frame.red()[at] * alpha).isCloseTo(unit(expected[0], alpha), within(2e-4f));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(400);
  }

  private static float unit(double value, float limit) {
    return (float) Math.max(0, Math.min(limit, 0.5 * value + 0.5));
  }
}
