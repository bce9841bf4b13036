package dev.avatar4j.poser.djl.tha4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.Frame;
import dev.avatar4j.pose.Morph;
import dev.avatar4j.pose.Pose;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserContract;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.Posers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Tha4PoserTest extends PoserContract {
  @TempDir static Path folder;

  @BeforeAll
  static void writeModel() {
    SyntheticStudent.clean().write(folder.resolve("disc"));
  }

  @Override
  protected Poser createPoser() {
    return poser();
  }

  private static Poser poser() {
    return Posers.create("tha4:" + folder.resolve("disc") + "?threads=2");
  }

  @Override
  protected boolean loadsSlowly() {
    return true;
  }

  @Override
  protected CharacterImage character() {
    return CharacterImages.load(folder.resolve("disc/character.png"));
  }

  @Test
  void it_brings_its_own_character_and_names_it_after_the_folder() {
    try (Poser poser = poser()) {
      assertThat(poser.ownCharacter().orElseThrow().name()).isEqualTo("disc");
      assertThat(poser.description())
          .isEqualTo("THA4 student disc on PyTorch 2.7.1 (CPU, 2 threads)");
    }
  }

  @Test
  void another_picture_is_refused_with_the_reason_and_the_next_step() {
    try (Poser poser = poser()) {
      Frame picture = new Frame(512, 512);
      picture.copyFrom(character().picture());
      picture.red()[256 * 512] = 0.5f;
      CharacterImage own = character();
      CharacterImage other =
          new CharacterImage("other", picture, own.cels(), own.landmarks(), own.warnings());
      assertThatThrownBy(() -> poser.open(other))
          .isInstanceOf(AvatarException.class)
          .hasMessage(
              "The THA4 model disc can draw only the character it was trained on, not other; use"
                  + " the poser warp for other pictures.");
    }
  }

  @Test
  void two_posers_at_once_do_not_disturb_each_other() {
    Frame alone = new Frame(512, 512);
    Pose pose = Pose.NEUTRAL.with(Morph.HEAD_Y, 0.7f);
    try (Poser one = poser();
        Poser two = poser();
        PoserSession first = one.open(character());
        PoserSession second = two.open(character())) {
      first.pose(pose, alone);
      Frame beside = new Frame(512, 512);
      CompletableFuture<Void> other =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 3; i++) {
                  second.pose(Pose.NEUTRAL.with(Morph.HEAD_Y, -i / 3f), beside);
                }
                second.pose(pose, beside);
              });
      Frame mine = new Frame(512, 512);
      for (int i = 0; i < 3; i++) {
        first.pose(Pose.NEUTRAL.with(Morph.NECK_Z, i / 3f), mine);
      }
      first.pose(pose, mine);
      other.join();
      assertThat(Arrays.equals(alone.red(), mine.red())).isTrue();
      assertThat(Arrays.equals(alone.red(), beside.red())).isTrue();
      assertThat(Arrays.equals(alone.alpha(), beside.alpha())).isTrue();
    }
  }

  @Test
  void closing_while_another_thread_draws_ends_that_thread_with_a_clear_error()
      throws InterruptedException {
    Poser poser = poser();
    PoserSession session = poser.open(character());
    CountDownLatch drawing = new CountDownLatch(1);
    CompletableFuture<Void> drawer =
        CompletableFuture.runAsync(
            () -> {
              Frame frame = new Frame(512, 512);
              for (float angle = 0; ; angle = (angle + 0.01f) % 1f) {
                session.pose(Pose.NEUTRAL.with(Morph.BODY_Y, angle), frame);
                drawing.countDown();
              }
            });
    drawing.await();
    poser.close();
    assertThatThrownBy(drawer::join)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is closed");
  }
}
