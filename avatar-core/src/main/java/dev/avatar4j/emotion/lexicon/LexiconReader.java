package dev.avatar4j.emotion.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads a lexicon file; its head comment says how one is written. */
final class LexiconReader {
  private final Lexicon lexicon = new Lexicon();

  /** Takes the lines of the section that is being read. */
  private Consumer<String> section =
      line -> {
        throw new IllegalStateException("Terms before the first section: " + line);
      };

  private LexiconReader() {}

  static Lexicon english() {
    try (InputStream in = LexiconReader.class.getResourceAsStream("english.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      LexiconReader reader = new LexiconReader();
      lines.lines().forEach(reader::line);
      return reader.lexicon;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("[")) {
      startSection(line.substring(1, line.length() - 1).strip());
    } else {
      section.accept(line);
    }
  }

  private void startSection(String head) {
    int blank = head.indexOf(' ');
    String kind = blank < 0 ? head : head.substring(0, blank);
    String rest = blank < 0 ? "" : head.substring(blank + 1);
    switch (kind) {
      case "negators" -> section = terms(Term::negate);
      case "contrasts" -> section = terms(Term::oppose);
      case "idioms" -> section = terms(Term::say);
      case "factor" -> {
        double factor = Double.parseDouble(rest);
        section = terms(term -> term.multiply(factor));
      }
      case "prior" -> section = line -> addAmounts(line, lexicon.prior());
      case "not" -> {
        String[] halves = rest.split(": ", 2);
        lexicon.negation(index(halves[0]), amounts(halves[1]));
      }
      case "emoticons" -> {
        Evidence evidence = amounts(rest);
        section =
            line -> {
              for (String emoticon : line.split(" ", -1)) {
                lexicon.emoticonOrNew(emoticon).mean(evidence);
              }
            };
      }
      default -> {
        Evidence evidence = amounts(head);
        section = terms(term -> term.mean(evidence));
      }
    }
  }

  private Consumer<String> terms(Consumer<Term> meaning) {
    return line -> {
      for (String phrase : line.split(",", -1)) {
        if (!phrase.isBlank()) {
          spellings(phrase.strip()).forEach(s -> meaning.accept(lexicon.phrase(s)));
        }
      }
    };
  }

  /** All that a phrase with endings stands for: {@code mad/-/ly at} is mad at and madly at. */
  private static List<String> spellings(String phrase) {
    List<String> spelled = List.of("");
    for (String word : phrase.split(" ", -1)) {
      String[] parts = word.split("/", -1);
      List<String> longer = new ArrayList<>();
      for (String start : spelled) {
        String before = start.isEmpty() ? "" : start + " ";
        if (parts.length == 1) {
          longer.add(before + word);
        }
        for (int i = 1; i < parts.length; i++) {
          longer.add(before + parts[0] + (parts[i].equals("-") ? "" : parts[i]));
        }
      }
      spelled = longer;
    }
    return spelled;
  }

  private static Evidence amounts(String text) {
    Evidence evidence = new Evidence();
    addAmounts(text, evidence);
    return evidence;
  }

  private static void addAmounts(String text, Evidence evidence) {
    for (String pair : text.split(",", -1)) {
      if (!pair.isBlank()) {
        String[] halves = pair.strip().split(" ", 2);
        evidence.add(index(halves[0]), Double.parseDouble(halves[1]));
      }
    }
  }

  private static int index(String label) {
    int index = Evidence.index(label);
    if (index < 0) {
      throw new IllegalStateException("The lexicon names the unknown label " + label);
    }
    return index;
  }
}
