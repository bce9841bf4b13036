package dev.avatar4j.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.avatars.ConflictException;
import dev.avatar4j.server.avatars.OverloadedException;
import dev.avatar4j.server.avatars.TooManyAvatarsException;
import dev.avatar4j.server.avatars.UnknownAvatarException;
import org.junit.jupiter.api.Test;

/** Which status an exception of the services stands for. */
class ProblemTest {
  @Test
  void a_server_with_enough_to_do_answers_503_and_names_what_would_be_cheaper() {
    assertThat(Problem.of(new OverloadedException("format", "Ask for wav.")))
        .isEqualTo(new Problem(503, "format", "Ask for wav."));
    assertThat(Problem.of(new TooManyAvatarsException(4)))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(503))
        .satisfies(problem -> assertThat(problem.field()).isNull());
  }

  @Test
  void an_avatar_that_does_something_else_now_answers_409() {
    assertThat(Problem.of(new ConflictException("Stop the recording first.")))
        .isEqualTo(new Problem(409, null, "Stop the recording first."));
  }

  @Test
  void an_avatar_that_is_not_there_answers_404() {
    assertThat(Problem.of(new UnknownAvatarException("miku")))
        .satisfies(problem -> assertThat(problem.status()).isEqualTo(404))
        .satisfies(problem -> assertThat(problem.field()).isEqualTo("id"));
  }
}
