package dev.avatar4j.poser.djl.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserContract;
import org.junit.jupiter.api.AfterEach;

/** The poser contract on a network with straight alpha. */
class NeuralPoserContractTest extends PoserContract {
  private final FakePosers posers = new FakePosers(false);

  @Override
  protected Poser createPoser() {
    return posers.create("");
  }

  @Override
  protected CharacterImage character() {
    return FakePosers.character();
  }

  @AfterEach
  void nothing_is_left_open() {
    posers.close();
    assertThat(posers.network().open).hasValue(0);
    assertThat(posers.network().closed).isTrue();
  }
}
