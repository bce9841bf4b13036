package dev.avatar4j.poser.warp;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserContract;
import dev.avatar4j.poser.Posers;

class WarpPoserContractTest extends PoserContract {
  @Override
  protected Poser createPoser() {
    return Posers.create("warp");
  }

  @Override
  protected CharacterImage character() {
    return DrawnCharacter.standard();
  }
}
