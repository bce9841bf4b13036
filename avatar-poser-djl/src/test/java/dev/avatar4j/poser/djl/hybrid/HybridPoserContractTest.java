package dev.avatar4j.poser.djl.hybrid;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserContract;
import dev.avatar4j.poser.PoserSpec;
import java.util.Map;

class HybridPoserContractTest extends PoserContract {
  @Override
  protected Poser createPoser() {
    return new HybridPoser(
        PoserSpec.parse("flat?mode=hybrid"), new FlatFaceModel(Runnable::run), 8 << 20, () -> 0);
  }

  @Override
  protected CharacterImage character() {
    CharacterImage drawn = CharacterImages.defaultCharacter();
    return new CharacterImage(
        drawn.name(), drawn.picture(), Map.of(), drawn.landmarks(), drawn.warnings());
  }
}
