package dev.avatar4j.server.cli.emotions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.emotion.EmotionClassifier;
import dev.avatar4j.emotion.EmotionScore;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.ClassifierOption;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code avatar classify}: the emotions of a text. */
@Command(
    name = "classify",
    description = {
      "Tells which emotions a text expresses.",
      "Each has a score from 0 to 1, the highest first; together they are 1."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
public final class ClassifyCommand implements Callable<Integer> {
  private static final int BAR = 40;

  @Spec private CommandSpec spec;
  @Mixin private ClassifierOption classifierOption;

  @Parameters(
      arity = "1..*",
      paramLabel = "TEXT",
      description = "The text; several words need no quotes.")
  private List<String> words;

  @Option(
      names = "--json",
      description = "Print a JSON object, as POST /api/classify replies, instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (EmotionClassifier classifier = classifierOption.create()) {
      List<EmotionScore> scores = classifier.classify(String.join(" ", words)).scores();
      if (json) {
        out.println(new ObjectMapper().writeValueAsString(Map.of("classification", scores)));
      } else {
        scores.forEach(score -> out.println(row(score)));
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return 0;
  }

  private static String row(EmotionScore score) {
    String bar = "#".repeat((int) Math.round(score.score() * BAR));
    return String.format(Locale.ROOT, "%-14s %.3f  %s", score.label(), score.score(), bar).strip();
  }
}
