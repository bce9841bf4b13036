package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserContract;
import dev.avatar4j.poser.Posers;
import dev.avatar4j.poser.djl.SharedFiles;

/** The poser contract on a published model. */
class Tha4RealPoserTest extends PoserContract {
  @Override
  protected Poser createPoser() {
    return Posers.create("tha4:" + SharedFiles.require("models/tha4/lambda_00") + "?threads=2");
  }

  @Override
  protected boolean loadsSlowly() {
    return true;
  }

  @Override
  protected CharacterImage character() {
    return CharacterImages.load(SharedFiles.require("models/tha4/lambda_00/character.png"));
  }
}
