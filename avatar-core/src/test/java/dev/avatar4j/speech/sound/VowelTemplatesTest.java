package dev.avatar4j.speech.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VowelTemplatesTest {
  private static final int SECOND_VOWEL = 1;

  @Test
  void sounds_with_as_many_bands_share_templates_and_others_have_their_own() {
    FilterBank narrow = FilterBank.below(3680);
    FilterBank wide = FilterBank.below(7360);
    assertThat(wide.size()).isGreaterThan(narrow.size());
    for (FilterBank bank : new FilterBank[] {narrow, wide}) {
      VowelTemplates templates = VowelTemplates.of(bank);
      assertThat(templates.at(0, 0, SECOND_VOWEL)).isEqualTo(bank.size());
      assertThat(VowelTemplates.of(bank)).isSameAs(templates);
    }
    assertThat(VowelTemplates.of(FilterBank.below(7360))).isSameAs(VowelTemplates.of(wide));
  }
}
