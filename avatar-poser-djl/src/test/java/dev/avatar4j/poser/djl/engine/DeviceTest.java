package dev.avatar4j.poser.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.InvalidInputException;
import org.junit.jupiter.api.Test;

class DeviceTest {
  @Test
  void the_processor_can_be_asked_for() {
    assertThat(Device.choose("cpu")).isEqualTo(Device.CPU).hasToString("cpu");
    assertThat(Device.CPU.isGpu()).isFalse();
  }

  @Test
  void a_gpu_is_chosen_by_its_number() {
    assertThat(Device.cuda("cuda", 2)).hasToString("cuda:0");
    assertThat(Device.cuda("cuda:1", 2)).hasToString("cuda:1");
    assertThat(Device.cuda("cuda:1", 2).isGpu()).isTrue();
  }

  @Test
  void a_gpu_that_is_not_there_is_refused_with_what_is_there() {
    assertThatThrownBy(() -> Device.cuda("cuda:2", 2))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cuda:2")
        .hasMessageContaining("sees 2 of them");
    assertThatThrownBy(() -> Device.cuda("cuda", 0)).hasMessageContaining("sees no GPU");
  }

  @Test
  void another_word_is_refused_with_the_choices() {
    assertThatThrownBy(() -> Device.cuda("gpu", 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("\"gpu\"; give auto, cpu, cuda or cuda:N");
  }
}
