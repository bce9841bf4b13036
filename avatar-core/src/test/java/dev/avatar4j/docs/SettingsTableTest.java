package dev.avatar4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.animation.Setting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTableTest {
  @Test
  void the_settings_table_of_the_guide_is_the_one_the_declarations_make() {
    List<String> page = Docs.page("animation.md");
    int begin = indexOf(page, "<!-- settings:");
    int end = indexOf(page, "<!-- /settings");
    assertThat(page.subList(begin + 1, end))
        .as("docs/animation.md needs this table:%n%s", String.join("\n", table()))
        .isEqualTo(table());
  }

  @Test
  void every_setting_explains_itself() {
    for (Setting<?> setting : AnimatorSettings.declarations()) {
      assertThat(setting.help()).as(setting.key()).hasSizeGreaterThan(15).endsWith(".");
    }
  }

  private static List<String> table() {
    List<String> rows = new ArrayList<>();
    String group = "";
    for (Setting<?> setting : AnimatorSettings.declarations()) {
      if (!setting.group().equals(group)) {
        group = setting.group();
        rows.addAll(
            List.of(
                "",
                "### " + group,
                "",
                "| key | default | range | unit | |",
                "|---|---|---|---|---|"));
      }
      rows.add(row(setting));
    }
    rows.add("");
    return rows;
  }

  private static <T> String row(Setting<T> setting) {
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            setting.key(),
            defaultText(setting.toJson(setting.defaultValue())),
            range(setting),
            setting.unit(),
            setting.help());
  }

  private static String defaultText(Object value) {
    if (value instanceof List<?> list) {
      if (list.get(0) instanceof List<?>) {
        // effects: the whole list would not fit a table
        return String.join(
            ", ", list.stream().map(entry -> "`" + ((List<?>) entry).get(0) + "`").toList());
      }
      return String.join(", ", list.stream().map(entry -> "`" + entry + "`").toList());
    }
    return value instanceof Double number ? plain(number) : "`" + value + "`";
  }

  private static String range(Setting<?> setting) {
    if (!setting.choices().isEmpty()) {
      return String.join(", ", setting.choices().stream().map(word -> "`" + word + "`").toList());
    }
    return setting.min().isPresent()
        ? plain(setting.min().getAsDouble()) + " to " + plain(setting.max().getAsDouble())
        : setting.type();
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static int indexOf(List<String> page, String start) {
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new AssertionError("docs/animation.md has no line that starts with " + start);
  }
}
