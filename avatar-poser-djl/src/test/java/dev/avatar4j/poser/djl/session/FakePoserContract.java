package dev.avatar4j.poser.djl.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserContract;
import org.junit.jupiter.api.AfterEach;

/** The poser contract on a network that is not one, and that it frees all it holds. */
abstract class FakePoserContract extends PoserContract {
  private final FakePosers posers;
  private final String query;

  FakePoserContract(boolean premultiplied, String query) {
    this.posers = new FakePosers(premultiplied);
    this.query = query;
  }

  @Override
  protected Poser createPoser() {
    return posers.create(query);
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
