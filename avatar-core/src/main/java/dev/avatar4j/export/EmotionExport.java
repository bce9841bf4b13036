package dev.avatar4j.export;

import dev.avatar4j.InputProblems;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.emotion.EmotionTemplate;
import dev.avatar4j.emotion.TemplateJson;
import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.PngEncoder;
import dev.avatar4j.poser.PoserSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Every emotion of a library as {@code <emotion>.png} and {@code <emotion>.json}, sorted by name,
 * then all templates in {@value #ALL_TEMPLATES}. The files are what {@link
 * EmotionLibrary#withDirectory} and {@link EmotionLibrary#withTemplates} read. The same character,
 * poser and library give the same bytes. Immutable and thread-safe.
 */
public final class EmotionExport {
  /** The file with all templates. */
  public static final String ALL_TEMPLATES = "_emotions.json";

  private final EmotionLibrary library;
  private final List<EmotionTemplate> own = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /**
   * @param library the emotions to export
   */
  public EmotionExport(EmotionLibrary library) {
    this.library = library;
    ExportNames names = new ExportNames();
    for (String name : library.names()) {
      if (names.accepts(name)) {
        own.add(library.require(name));
      } else {
        warnings.add(
            "Emotion \""
                + InputProblems.shown(name)
                + "\" has no files of its own, because its name cannot be a file's on every system;"
                + " its template is in "
                + ALL_TEMPLATES
                + ".");
      }
    }
  }

  /**
   * @return how many emotions have files of their own
   */
  public int count() {
    return own.size();
  }

  /**
   * @return the names of all files, in the order in which they are written
   */
  public List<String> files() {
    List<String> files = new ArrayList<>();
    for (EmotionTemplate template : own) {
      files.add(picture(template));
      files.add(json(template));
    }
    files.add(ALL_TEMPLATES);
    return files;
  }

  /**
   * @return what cannot be exported as wished, each a full sentence for the user
   */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /**
   * Draws the emotions and writes all files; nothing is kept in memory.
   *
   * @param session draws the character
   * @param output an index of {@link PoserSession#outputs()}: which picture to draw; 0 is the frame
   *     itself, with the cels of the emotion
   * @param sink receives the files; left open
   * @param progress told, after each emotion, how many are done
   * @throws IOException if a file cannot be written
   */
  public void write(PoserSession session, int output, ExportSink sink, IntConsumer progress)
      throws IOException {
    ByteSink png = new ByteSink(1 << 18);
    try (PngEncoder encoder = new PngEncoder()) {
      int done = 0;
      for (EmotionTemplate template : own) {
        png.clear();
        encoder.encode(PosedPicture.draw(session, template, output).pixels(), png);
        sink.write(picture(template), png.toByteArray());
        sink.write(json(template), bytes(List.of(template)));
        progress.accept(++done);
      }
    }
    sink.write(ALL_TEMPLATES, bytes(library.names().stream().map(library::require).toList()));
  }

  private static byte[] bytes(List<EmotionTemplate> templates) {
    return TemplateJson.write(templates).getBytes(StandardCharsets.UTF_8);
  }

  private static String picture(EmotionTemplate template) {
    return template.name() + ".png";
  }

  private static String json(EmotionTemplate template) {
    return template.name() + ".json";
  }
}
