package dev.avatar4j.server.cli.emotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.cli.CommandLineRunner;
import org.junit.jupiter.api.Test;

class ClassifyCommandTest {
  @Test
  void a_text_gets_a_table_of_all_labels_the_best_first() {
    CommandLineRunner run = CommandLineRunner.run("classify", "Thank", "you!");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(28);
    assertThat(run.out()).startsWith("gratitude      0.").contains("####");
  }

  @Test
  void as_json_it_is_what_the_server_replies() {
    CommandLineRunner run = CommandLineRunner.run("classify", "--json", "Thank you!");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("{\"classification\":[{\"label\":\"gratitude\",\"score\":0.");
  }

  @Test
  void an_unknown_classifier_is_refused_with_those_there_are() {
    CommandLineRunner run = CommandLineRunner.run("classify", "--classifier", "magic", "text");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("No classifier is called \"magic\"").contains("lexicon");
  }
}
