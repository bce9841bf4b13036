package dev.avatar4j.server.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IOptionRenderer;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Breaks descriptions of options at spaces only. Picocli breaks names such as docs/images.md and
 * http://localhost:8880 too, which nobody can copy then.
 */
final class WholeWords implements IOptionRenderer {
  private final IOptionRenderer usual;
  private final int width;

  /**
   * @param usual makes rows with a description in the last column
   * @param width characters in a line of that column
   */
  WholeWords(IOptionRenderer usual, int width) {
    this.usual = usual;
    this.width = width;
  }

  @Override
  public Text[][] render(OptionSpec option, IParamLabelRenderer labels, ColorScheme scheme) {
    List<Text[]> rows = new ArrayList<>();
    for (Text[] row : usual.render(option, labels, scheme)) {
      int last = row.length - 1;
      Text[] next = row.clone();
      for (Text line : lines(row[last])) {
        next[last] = line;
        rows.add(next);
        next = new Text[row.length];
        Arrays.fill(next, scheme.text(""));
      }
    }
    return rows.toArray(Text[][]::new);
  }

  private List<Text> lines(Text description) {
    List<Text> lines = new ArrayList<>();
    Text rest = description;
    while (rest.plainString().length() > width) {
      int space = rest.plainString().lastIndexOf(' ', width);
      if (space <= 0) {
        break; // a word longer than a line; picocli divides it
      }
      lines.add(rest.substring(0, space));
      rest = rest.substring(space + 1);
    }
    lines.add(rest);
    return lines;
  }
}
