package dev.avatar4j.postprocessor.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.postprocessor.FilterRegistry;
import dev.avatar4j.postprocessor.FilterType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Keeps {@code docs/filters.md} true. To write its tables and pictures anew after a change:
 *
 * <pre>mvn -pl avatar-postprocessor -am test -Dtest=FilterGuideTest -Dguide.write=true \
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class FilterGuideTest {
  private static final String BEGIN = "<!-- filters:";
  private static final String END = "<!-- /filters";

  @Test
  void the_guide_lists_the_filters_as_they_are_declared() throws IOException {
    List<String> page = Files.readAllLines(FilterGuide.PAGE);
    int begin = indexOf(page, BEGIN);
    int end = indexOf(page, END);
    if (isWriting()) {
      List<String> written = new ArrayList<>(page.subList(0, begin + 1));
      written.addAll(FilterGuide.lines());
      written.addAll(page.subList(end, page.size()));
      Files.write(FilterGuide.PAGE, written);
    } else {
      assertThat(page.subList(begin + 1, end))
          .as("docs/filters.md is out of date; this class tells how to write it anew")
          .isEqualTo(FilterGuide.lines());
    }
  }

  @Test
  @DisabledIfSystemProperty(named = "guide.write", matches = "true")
  void every_filter_has_its_pictures_and_small_ones() throws IOException {
    for (FilterType type : FilterRegistry.standard().all()) {
      Shot shot = Shot.of(type);
      assertThat(FilterGuide.PICTURES.resolve(shot.still()))
          .satisfies(file -> assertThat(Files.size(file)).isLessThan(100_000));
      if (type.dynamic()) {
        assertThat(FilterGuide.PICTURES.resolve(shot.clip()))
            .satisfies(file -> assertThat(Files.size(file)).isLessThan(250_000));
      }
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "guide.write", matches = "true")
  void write_the_pictures() throws IOException {
    Files.createDirectories(FilterGuide.PICTURES);
    FilterPictures pictures = new FilterPictures();
    for (FilterType type : FilterRegistry.standard().all()) {
      Shot shot = Shot.of(type);
      pictures.writeStill(shot, FilterGuide.PICTURES.resolve(shot.still()));
      if (type.dynamic()) {
        pictures.writeClip(shot, FilterGuide.PICTURES.resolve(shot.clip()));
      }
    }
  }

  private static boolean isWriting() {
    return Boolean.getBoolean("guide.write");
  }

  private static int indexOf(List<String> page, String start) {
    for (int i = 0; i < page.size(); i++) {
      if (page.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new AssertionError("docs/filters.md has no line that starts with " + start);
  }
}
