package dev.avatar4j.server;

import java.util.List;
import org.openqa.selenium.support.ui.Select;

/** What the pose tab of the studio shows, and its controls. */
final class PoseTab {
  /** Where the character that ships with avatar4j has them: column, row, width, height. */
  static final List<Integer> MOUTH = List.of(236, 150, 40, 24);

  static final List<Integer> LEFT_EYE = List.of(266, 118, 40, 30);
  static final List<Integer> RIGHT_EYE = List.of(206, 118, 40, 30);
  static final List<Integer> SKIRT = List.of(180, 400, 150, 100);

  private final StudioDriver studio;

  PoseTab(StudioDriver studio) {
    this.studio = studio;
  }

  boolean loaded(String id) {
    return Boolean.TRUE.equals(
        studio.browser.executeScript(
            "return document.getElementById(arguments[0])?.naturalWidth > 0", id));
  }

  /** Waits for the pictures and remembers the result, to be compared with later ones. */
  void keepResult() {
    studio.await(() -> loaded("source") && loaded("result"));
    studio.browser.executeScript(
        """
        window.pixels = (x, y, w, h) => {
          const context = new OffscreenCanvas(512, 512).getContext('2d');
          context.drawImage(document.getElementById('result'), 0, 0);
          return context.getImageData(x, y, w, h).data;
        };
        window.kept = window.pixels(0, 0, 512, 512);
        window.changed = (x, y, w, h) => {
          const now = window.pixels(x, y, w, h);
          return now.filter((value, i) => value !==
            window.kept[((y + Math.floor(i / 4 / w)) * 512 + x + Math.floor(i / 4) % w) * 4 + i % 4]).length;
        };
        """);
  }

  /** How many bytes of a region of the result are not as they were then: column, row and size. */
  long changed(List<Integer> region) {
    return (Long) studio.browser.executeScript("return window.changed(...arguments[0])", region);
  }

  String preset() {
    return (String)
        studio.browser.executeScript("return document.querySelector('#preset select').value");
  }

  /** Chooses a {@code preset} or an {@code output}. */
  void choose(String id, String name) {
    new Select(studio.find("#" + id + " select")).selectByValue(name);
  }

  void set(String key, String value) {
    studio.enter("[data-key=" + key + "] .number", value);
  }

  String shown(String key) {
    return studio.find("[data-key=" + key + "] .number").getDomProperty("value");
  }

  /** Has the page be about another of its avatars. */
  void turnTo(String id) {
    studio.browser.executeScript(
        "import('/studio/store.js').then(({store}) => store.select(arguments[0]))", id);
  }
}
