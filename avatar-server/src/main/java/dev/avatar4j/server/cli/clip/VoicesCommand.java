package dev.avatar4j.server.cli.clip;

import dev.avatar4j.AvatarException;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.speech.synthesis.SpeechSynthesizer;
import dev.avatar4j.speech.synthesis.SpeechSynthesizerProvider;
import dev.avatar4j.speech.synthesis.SpeechSynthesizers;
import dev.avatar4j.speech.synthesis.SpeechVoice;
import java.io.PrintWriter;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code avatar voices}: what an avatar can speak with. */
@Command(
    name = "voices",
    description = {
      "Lists the speech engines and their voices.",
      "Each voice with its name, its language and what else is known; --voice of "
          + "other commands takes ENGINE:NAME, such as flite:slt."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
public final class VoicesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--engine",
      paramLabel = "SPEC",
      description =
          "Only the voices of this engine, such as flite or, for a speech server, "
              + "http://localhost:8880.")
  private String engine;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (engine != null) {
      list(engine, out);
      return 0;
    }
    for (SpeechSynthesizerProvider provider : SpeechSynthesizers.providers()) {
      out.println(provider.description());
      if (provider.missing().isPresent()) {
        out.println("  " + provider.missing().get());
      } else {
        listOrExplain(new TreeSet<>(provider.schemes()).first(), out);
      }
    }
    return 0;
  }

  /** One engine that is broken hides none of the others. */
  private static void listOrExplain(String engine, PrintWriter out) throws InterruptedException {
    try {
      list(engine, out);
    } catch (AvatarException e) {
      out.println("  " + e.getMessage());
    }
  }

  private static void list(String engine, PrintWriter out) throws InterruptedException {
    try (SpeechSynthesizer synthesizer = SpeechSynthesizers.create(engine)) {
      for (SpeechVoice voice : synthesizer.voices()) {
        out.printf("  %-16s %-6s %s%n", voice.id(), voice.language(), voice.description());
      }
    }
  }
}
