package dev.avatar4j.poser.djl.session;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.PoserOptions;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes a neural poser on a {@link FakeNetwork}, and what tests do with one. */
final class FakePosers implements AutoCloseable {
  private final boolean premultiplied;
  private FakeNetwork network;
  private NeuralPoser poser;

  FakePosers(boolean premultiplied) {
    this.premultiplied = premultiplied;
  }

  NeuralPoser create(String query) {
    PoserSpec spec = PoserSpec.parse("fake" + query);
    NeuralOptions options = NeuralOptions.of(PoserOptions.of(spec, NeuralOptions.NAMES));
    poser = new NeuralPoser(spec, options, () -> network = new FakeNetwork(premultiplied));
    return poser;
  }

  NeuralPoser poser() {
    return poser;
  }

  FakeNetwork network() {
    return network;
  }

  @Override
  public void close() {
    poser.close();
  }

  /** The default character without its cels. */
  static CharacterImage character() {
    CharacterImage full = CharacterImages.defaultCharacter();
    return new CharacterImage(full.name(), full.picture(), Map.of(), full.landmarks(), List.of());
  }

  static Frame draw(PoserSession session, Pose pose) {
    Frame frame = new Frame(CharacterImage.SIZE, CharacterImage.SIZE);
    session.pose(pose, frame);
    return frame;
  }

  static Pose random(Random random) {
    float[] values = new float[Morph.COUNT];
    for (Morph morph : Morph.ALL) {
      values[morph.ordinal()] = morph.min() + (1f - morph.min()) * random.nextFloat();
    }
    return Pose.of(values);
  }
}
