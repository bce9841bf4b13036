package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.image.CharacterFiles;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.server.recording.StillEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The first ten minutes of docs/studio.md, as a person goes them. Skipped without Chromium. */
class StudioNewcomerInBrowserTest {
  /** Where the layout has them: column, row, width, height. */
  private static final List<Integer> FACE = List.of(206, 110, 100, 70);

  private static final List<Integer> SKIRT = List.of(200, 420, 110, 60);

  private static final int SPECK = 5;

  /**
   * {@code changed(x, y, w, h)} is the share of pixels that differ from those of {@code keep()};
   * {@code swings(step)} how often the mouth went on to open or shut by so much since {@code
   * watch()}.
   */
  private static final String EYES =
      """
      const look = (x, y, w, h) => {
        const context = new OffscreenCanvas(w, h).getContext('2d', {willReadFrequently: true});
        context.drawImage(document.querySelector('canvas'), -x, -y);
        return context.getImageData(0, 0, w, h).data;
      };
      window.keep = () => { window.kept = look(0, 0, 512, 512); };
      window.changed = (x, y, w, h) => {
        const now = look(x, y, w, h);
        let count = 0;
        for (let i = 0; i < now.length; i += 4) {
          const at = ((y + Math.floor(i / 4 / w)) * 512 + x + i / 4 % w) * 4;
          count += [0, 1, 2, 3].some((c) => Math.abs(now[i + c] - window.kept[at + c]) > 24);
        }
        return count / (w * h);
      };
      const mean = (...region) => {
        const pixels = look(...region);
        return pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
      };
      // bands of light pass over the mouth and both cheeks alike
      const mouth = () => mean(246, 154, 20, 24) - (mean(222, 154, 14, 24) + mean(276, 154, 14, 24)) / 2;
      window.watch = () => { window.mouths = []; };
      window.watch();
      window.swings = (step) => {
        let [low, high, count, rising] = [Infinity, -Infinity, 0, null];
        for (const mouth of window.mouths) {
          low = Math.min(low, mouth);
          high = Math.max(high, mouth);
          if (rising !== true && mouth - low > step) {
            [rising, high] = [true, mouth];
            count++;
          } else if (rising !== false && high - mouth > step) {
            [rising, low] = [false, mouth];
            count++;
          }
        }
        return count;
      };
      import('/studio/store.js').then(({store}) =>
        store.current.client.addEventListener('frame', () => requestAnimationFrame(() =>
          window.mouths.push(mouth()))));
      """;

  @TempDir static Path profile;
  @TempDir static Path desktop;

  @AutoClose private static StudioDriver studio;

  @BeforeAll
  static void openBrowser() {
    studio = new StudioDriver(profile, () -> TestServer.startSpeaking("freetts"));
    studio.server.avatar.setSettings(StudioSpeakInBrowserTest.STILL);
    studio.downloadTo(desktop);
  }

  @Test
  void from_a_picture_that_breaks_three_rules_to_a_film_and_sprites() throws Exception {
    studio.browser.get(studio.server.server.address().toString());
    studio.await(() -> studio.has("#speak:enabled") && studio.sequence() > 0);
    studio.browser.executeScript(EYES);
    dropAndRepair();
    chooseAnEmotion();
    addTheHologram();
    haveItSpeak();
    film();
    exportTheSprites();
    studio.assertNothingWentWrong();
  }

  /** The default character on a larger sheet, too low and too small, with specks beside it. */
  private static byte[] hero() {
    PixelBuffer figure =
        Picture.read(
                CharacterFiles.picture(CharacterImages.defaultCharacter()), ImageLimits.DEFAULTS)
            .pixels();
    PixelBuffer sheet = new PixelBuffer(640, 720);
    for (int y = 0; y < 512; y++) {
      System.arraycopy(figure.rgba(), 4 * 512 * y, sheet.rgba(), 4 * (640 * (y + 150) + 110), 2048);
    }
    for (int y = 30; y < 30 + SPECK; y++) {
      Arrays.fill(sheet.rgba(), 4 * (640 * y + 20), 4 * (640 * y + 20 + SPECK), (byte) -1);
    }
    try (StillEncoder png = StillEncoder.reproducible()) {
      return png.encode(sheet);
    }
  }

  private static List<String> findings() {
    return studio.all("[data-finding]").stream()
        .map(finding -> finding.getDomAttribute("data-finding"))
        .toList();
  }

  private static void dropAndRepair() throws IOException {
    Path picture = Files.write(desktop.resolve("hero.png"), hero());
    keep();
    studio.dropFromDesktop(picture);
    studio.await(() -> studio.has("#doctor"));
    assertThat(findings()).containsExactly("size", "stray-pixels", "position");
    assertThat(studio.all("#doctor .findings .muted"))
        .extracting(WebElement::getText)
        .as("a cure for each")
        .hasSize(3)
        .doesNotContain("");
    studio.click("#mend-all");
    studio.await(() -> findings().equals(List.of("position")));
    studio.click("#align");
    studio.click("#place");
    studio.await(() -> studio.has("#use") && findings().isEmpty());
    assertThat(studio.server.avatar.character().name()).as("until it is used").isEqualTo("default");
    studio.click("#use");
    studio.await(() -> studio.server.avatar.character().name().equals("hero"));
    studio.await(() -> !studio.has("#doctor") && changed(FACE) > 0.02);
    assertThat(studio.pixel(256, 130).get(3)).as("alpha of the head").isEqualTo(255);
    for (int x : List.of(2, 40, 500)) {
      assertThat(studio.pixel(x, 20).get(3)).as("alpha beside it").isZero();
    }
  }

  private static void chooseAnEmotion() {
    studio.click("#tab-live");
    keep();
    studio.click("[data-emotion=anger]");
    studio.await(() -> changed(FACE) > 0.03);
    assertThat(changed(SKIRT)).isLessThan(0.01);
  }

  private static void addTheHologram() {
    studio.click("#tab-filters");
    keep();
    studio.click("[data-preset=hologram]");
    studio.await(() -> changed(SKIRT) > 0.9);
    List<Long> skirt = studio.pixel(256, 450);
    assertThat(skirt.get(2)).as("blue light").isGreaterThan(skirt.get(0));
    assertThat(skirt.get(3)).as("see-through").isBetween(128L, 254L);
    studio.undo();
    studio.await(() -> changed(SKIRT) < 0.1);
    studio.redo();
    studio.await(() -> changed(SKIRT) > 0.9);
  }

  private static void haveItSpeak() {
    studio.click("#tab-live");
    studio.browser.executeScript("window.watch()");
    studio.await(() -> number("window.mouths.length") > 40);
    double rest = number("Math.max(...window.mouths) - Math.min(...window.mouths)");
    // long enough for a browser that draws few frames
    studio.enter("#speak-text", "Mama saw a large calm llama, and father a far star. ".repeat(5));
    studio.click("#speak");
    studio.await(() -> studio.has(".caption mark") && studio.isHeard());
    studio.browser.executeScript("window.watch()");
    studio.await(() -> number("window.swings(" + 2 * rest + ")") >= 4);
  }

  private static void film() throws IOException {
    studio.click("#tab-recording");
    studio.await(() -> studio.has("#record:enabled"));
    studio.click(".kind [value=here]:enabled");
    studio.await(() -> studio.find(".kind [value=here]").isSelected());
    studio.enter("a4-recording-tab .number", "60");
    studio.click("#record");
    studio.click("#speak");
    studio.await(() -> studio.has(".caption mark"));
    studio.await(() -> studio.find("#record-state").getText().matches("([2-9]|\\d\\d+)\\..*"));
    studio.click("#record-stop");
    studio.await(() -> studio.has("video.film"));
    studio.click("#film");
    JsonNode film = decoded();
    assertThat(film.get("seconds").asDouble()).isGreaterThan(1);
    assertThat(film.get("loudest").asDouble()).isGreaterThan(0.05);
    assertThat(film.at("/pixel/3").asInt()).as("alpha of the figure").isGreaterThan(128);
    assertThat(film.at("/pixel/2").asInt()).as("blue").isGreaterThan(film.at("/pixel/0").asInt());
    Path file = desktop.resolve("avatar.webm");
    studio.await(() -> Files.exists(file));
    assertThat(Files.size(file)).isEqualTo(film.get("bytes").asLong());
  }

  /** What the browser sees and hears in the film. */
  private static JsonNode decoded() throws IOException {
    Object found =
        studio.browser.executeAsyncScript(
            """
            const done = arguments[0];
            (async () => {
              const video = document.querySelector('video.film');
              const {store} = await import('/studio/store.js');
              const bytes = await store.current.recorder.blob.arrayBuffer();
              const size = bytes.byteLength;
              const sound = await new OfflineAudioContext(1, 1, 48000).decodeAudioData(bytes);
              const loudest = sound.getChannelData(0).reduce((most, each) => Math.max(most, Math.abs(each)), 0);
              await new Promise((resolve) => { video.onseeked = resolve; video.currentTime = 1; });
              const context = new OffscreenCanvas(512, 512).getContext('2d');
              context.drawImage(video, 0, 0);
              const pixel = [...context.getImageData(256, 450, 1, 1).data];
              return { bytes: size, seconds: sound.duration, loudest, pixel };
            })().then((value) => done(JSON.stringify(value)), (error) => done(String(error)));
            """);
    assertThat((String) found).startsWith("{");
    return new ObjectMapper().readTree((String) found);
  }

  private static void exportTheSprites() throws IOException {
    studio.click("#tab-pose");
    studio.click("#export");
    Path file = desktop.resolve("emotions.zip");
    studio.await(() -> Files.exists(file));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isEqualTo(57);
      assertThat(zip.getEntry("anger.png").getSize()).isGreaterThan(10_000);
    }
  }

  private static void keep() {
    studio.browser.executeScript("window.keep()");
  }

  private static double changed(List<Integer> region) {
    return ((Number) studio.browser.executeScript("return window.changed(...arguments[0])", region))
        .doubleValue();
  }

  private static double number(String expression) {
    return ((Number) studio.browser.executeScript("return " + expression)).doubleValue();
  }
}
