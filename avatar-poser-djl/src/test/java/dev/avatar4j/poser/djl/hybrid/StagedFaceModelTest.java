package dev.avatar4j.poser.djl.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.poser.djl.staged.OutputPicture;
import dev.avatar4j.poser.djl.staged.StageTensor;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedFaceModelTest {
  private static final int PIXELS = 512 * 512;

  private final CharacterImage character = CharacterImages.defaultCharacter();
  private final float[] pose = new float[Morph.COUNT];
  private final float[] rgba = new float[4 * 192 * 192];

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_face_is_cut_out_premultiplied_whatever_the_network_works_with(boolean premultiplied) {
    EchoNetwork network = new EchoNetwork(premultiplied);
    AtomicBoolean ended = new AtomicBoolean();
    StagedFaceModel model =
        new StagedFaceModel(network, Runnable::run, () -> ended.set(network.closed));
    try (FaceStage stage = model.open(character)) {
      assertThat(network.calls).isEmpty();
      stage.draw(pose, rgba);
      for (int i = 0; i < 192 * 192; i += 7) {
        int at = (32 + i / 192) * 512 + 160 + i % 192;
        float alpha = character.picture().alpha()[at];
        assertThat(Math.abs(rgba[4 * i + 3] - alpha)).isLessThan(1e-6f);
        float green = character.picture().green()[at] * alpha;
        assertThat(Math.abs(rgba[4 * i + 1] - green)).isLessThan(1e-6f);
      }
    }
    assertThat(network.open).isZero();
    model.close();
    assertThat(ended).as("after the network was closed").isTrue();
  }

  @Test
  void brows_are_computed_only_when_they_move() {
    EchoNetwork network = new EchoNetwork(true);
    StagedFaceModel model = new StagedFaceModel(network, Runnable::run, () -> {});
    try (FaceStage stage = model.open(character)) {
      stage.draw(pose, rgba);
      pose[Morph.MOUTH_AAA.ordinal()] = 1f;
      stage.draw(pose, rgba);
      pose[Morph.EYEBROW_HAPPY_LEFT.ordinal()] = 1f;
      stage.draw(pose, rgba);
    }
    assertThat(network.calls)
        .containsExactly("source", "decompose", "brows", "face", "face", "brows", "face");
    assertThat(network.open).isZero();
    model.close();
  }

  /** Gives the picture back as the posed face, and counts what is open. */
  private static final class EchoNetwork implements StagedNetwork {
    final List<String> calls = new ArrayList<>();
    final boolean premultiplied;
    final float[] picture = new float[4 * PIXELS];
    int open;
    boolean closed;

    EchoNetwork(boolean premultiplied) {
      this.premultiplied = premultiplied;
    }

    private StageTensor tensor(String call) {
      calls.add(call);
      open++;
      return new StageTensor() {
        @Override
        public long bytes() {
          return 0;
        }

        @Override
        public void copyTo(FloatBuffer out) {
          out.put(0, picture);
        }

        @Override
        public void close() {
          open--;
        }
      };
    }

    @Override
    public String description() {
      return "echo";
    }

    @Override
    public boolean premultiplied() {
      return premultiplied;
    }

    @Override
    public StageTensor source(FloatBuffer planes) {
      planes.get(0, picture);
      return tensor("source");
    }

    @Override
    public StageTensor decompose(StageTensor source) {
      return tensor("decompose");
    }

    @Override
    public StageTensor eyebrows(StageTensor layers, float[] values) {
      return tensor("brows");
    }

    @Override
    public StageTensor face(StageTensor source, StageTensor eyebrows, float[] values) {
      return tensor("face");
    }

    @Override
    public void body(StageTensor face, float[] values, FloatBuffer out) {
      throw new AssertionError("the body is warped");
    }

    @Override
    public List<String> outputs() {
      return List.of();
    }

    @Override
    public OutputPicture output(StageTensor source, float[] values, int output) {
      throw new AssertionError("no output is asked for");
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
