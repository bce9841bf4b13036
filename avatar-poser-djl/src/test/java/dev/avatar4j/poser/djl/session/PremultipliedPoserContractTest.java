package dev.avatar4j.poser.djl.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserContract;
import org.junit.jupiter.api.AfterEach;

/** The poser contract on a network with premultiplied colours, without caches or steps. */
class PremultipliedPoserContractTest extends PoserContract {
  private final FakePosers posers = new FakePosers(true);

  @Override
  protected Poser createPoser() {
    return posers.create("?cache=off&steps=off");
  }

  @Override
  protected CharacterImage character() {
    return FakePosers.character();
  }

  @AfterEach
  void nothing_is_left_open() {
    posers.close();
    assertThat(posers.network().open).hasValue(0);
  }
}
