package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.server.recording.Ffmpeg;
import dev.avatar4j.server.speech.SpeechEngine;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recording tab of the studio. Skipped where Chromium is not installed. */
class StudioRecordingInBrowserTest {
  private static final String RECORDING = "/api/v1/recording";
  private static final int CLEAR = 100;
  private static final int DRAWN = 400;

  /** Tells which format a line of the tab is about, and where it stands. */
  private static final String PLACE =
      "(kind) => `${kind.querySelector('input').value} ${Math.round(kind.getBoundingClientRect().top)}`";

  @TempDir static Path profile;
  @TempDir Path downloads;

  @AutoClose private static StudioDriver studio;

  @BeforeAll
  static void openBrowser() {
    studio =
        new StudioDriver(
                profile, options -> options.speech(Optional.of(SpeechEngine.of(new FakeVoice()))))
            .framesPerSecond(8);
    studio.server.poser.setClearColumns(256);
  }

  @BeforeEach
  void openTab() {
    studio.open("recording");
    studio.await(() -> studio.has("#record:enabled"));
    studio.downloadTo(downloads);
  }

  @AfterEach
  void check() throws Exception {
    studio.assertNothingWentWrong();
    studio.browser.get("about:blank");
    studio.server.sendJson("DELETE", RECORDING, "");
    studio.server.sendJson("POST", "/api/v1/speak/stop", "{}");
  }

  /** Begins a recording of so many seconds. */
  private static void record(String format, String seconds) {
    String kind = ".kind [value=" + format + "]:enabled";
    studio.await(() -> studio.has("#record:enabled"));
    studio.click(kind);
    studio.await(() -> studio.find(kind).isSelected());
    studio.enter(".number", seconds);
    studio.click("#record");
  }

  private Path download(String name) {
    studio.click("#film");
    Path file = downloads.resolve(name);
    studio.await(() -> Files.exists(file));
    return file;
  }

  private static boolean badge(String format, String text) {
    String kind = "return document.querySelector('.kind:has([value=%s])').textContent";
    return studio.browser.executeScript(kind.formatted(format)).toString().contains(text);
  }

  private static void assertHalfClear(BufferedImage image) {
    assertThat(image.getWidth()).isEqualTo(512);
    assertThat(image.getRGB(CLEAR, 300) >>> 24).as("alpha where nothing is").isLessThan(10);
    assertThat(image.getRGB(DRAWN, 300) >>> 24).as("alpha of the avatar").isGreaterThan(245);
    assertThat(image.getRGB(DRAWN, 300) & 0xFF).as("blue").isBetween(185, 215);
  }

  @Test
  void an_animated_png_shows_how_it_goes_and_has_its_frames_with_alpha() throws Exception {
    assertThat(badge("apng", "alpha") && badge("apng", "silent")).isTrue();
    record("apng", "30.5");
    studio.await(() -> studio.has("#record-state") && studio.has(".rec"));
    studio.await(
        () ->
            studio
                .find("#record-state")
                .getText()
                .matches("\\d+\\.\\d s of 30\\.5 s, (\\d\\d+|[3-9]) frames, \\d.*"));
    studio.click("#record-stop");
    studio.await(() -> studio.has("img.film") && !studio.has(".rec"));
    byte[] film = Files.readAllBytes(download("avatar.png"));
    int controls = new String(film, StandardCharsets.ISO_8859_1).split("fcTL", -1).length - 1;
    JsonNode state = TestServer.json(studio.server.get(RECORDING));
    assertThat(controls).isEqualTo(state.get("frames").intValue()).isGreaterThan(2);
    assertHalfClear(ImageIO.read(new ByteArrayInputStream(film)));
    JsonNode last = FilmProbe.lastFrame(studio);
    assertThat(last.get("frames").intValue()).isEqualTo(controls);
    assertThat(last.at("/clear/3").intValue()).isZero();
    assertThat(last.at("/drawn/3").intValue()).isEqualTo(255);
    assertThat(last.at("/drawn/2").intValue()).isBetween(202, 204);
    studio.click("#film-discard");
    studio.await(() -> !studio.has("img.film"));
    studio.await(() -> state().equals("none"));
  }

  private static String state() {
    try {
      return TestServer.json(studio.server.get(RECORDING)).get("state").textValue();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_sequence_is_a_zip_of_pngs_and_is_stopped_by_hand() throws Exception {
    record("png-frames", "60");
    studio.await(() -> studio.has("#record-state") && frames() > 3);
    studio.click("#record-stop");
    int pictures = 0;
    String last = "";
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(download("avatar.zip")))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        last = entry.getName();
        if (last.endsWith(".png")) {
          assertHalfClear(ImageIO.read(new ByteArrayInputStream(zip.readAllBytes())));
          pictures++;
        }
      }
    }
    assertThat(pictures).isGreaterThan(3);
    assertThat(last).isEqualTo("timing.json");
  }

  private static int frames() {
    return Integer.parseInt(
        studio.find("#record-state").getText().replaceAll(".*, (\\d+) frames.*", "$1"));
  }

  @Test
  void a_film_of_the_browser_has_alpha_and_the_sound_of_the_avatar_and_its_captions()
      throws Exception {
    studio.await(() -> badge("here", "alpha") && badge("here", "sound"));
    studio.await(() -> studio.has("#speak:enabled"));
    studio.click(".kind [value=here]:enabled");
    studio.click("#film-captions");
    studio.await(() -> studio.pressed("#film-captions"));
    studio.enter("#speak-text", ("word ".repeat(20).strip() + ". ").repeat(20).strip());
    studio.click("#speak");
    studio.await(() -> studio.has(".caption mark"));
    record("here", "30");
    studio.await(
        () ->
            studio.has("#record-state")
                && studio
                    .find("#record-state")
                    .getText()
                    .matches("(\\d\\d+|[2-9])\\.\\d s of 30\\.0 s, \\d\\d+ frames, [1-9].*"));
    studio.click("#record-stop");
    studio.await(() -> studio.has("video.film"));
    Path film = download("avatar.webm");
    FilmProbe.requireFfmpeg();
    JsonNode probe = FilmProbe.probe(film);
    assertThat(probe.get("streams").findValuesAsText("codec_name"))
        .containsExactlyInAnyOrder("vp9", "opus");
    assertThat(probe.at("/format/duration").asDouble()).isBetween(2.0, 31.0);
    BufferedImage image = FilmProbe.picture(film, "libvpx-vp9");
    assertHalfClear(image);
    assertThat(FilmProbe.like(image, 0xFFD54A)).as("pixels behind the word").isBetween(150L, 2000L);
    assertThat(FilmProbe.like(image, 0x0D0F16))
        .as("pixels behind the sentence")
        .isGreaterThan(5000);
    String loudness =
        FilmProbe.run("ffmpeg", "-i", film.toString(), "-af", "volumedetect", "-f", "null", "-");
    double loudest = Double.parseDouble(loudness.replaceAll("(?s).*max_volume: (\\S+) dB.*", "$1"));
    assertThat(loudest).as("dB").isGreaterThan(-20);
  }

  /** Opens the tab and tells of each format what that function of its element says at once. */
  private static List<?> firstDrawing(String told) {
    return (List<?>)
        studio.browser.executeAsyncScript(
            """
            const done = arguments[0];
            location.hash = 'recording';
            const look = () => {
              const kinds = [...document.querySelectorAll('.kind')];
              kinds.length ? done(kinds.map(%s)) : requestAnimationFrame(look);
            };
            look();
            """
                .formatted(told));
  }

  @Test
  void once_the_browser_was_tried_the_first_drawing_tells_what_has_alpha() {
    studio.await(() -> badge("here", "alpha"));
    studio.browser.get("about:blank");
    studio.load("live");
    studio.browser.executeAsyncScript(
        """
        const done = arguments[0];
        import('/studio/store.js').then(({store}) => {
          const look = () => (store.recording.formats ? done() : requestAnimationFrame(look));
          look();
        });
        """);
    assertThat(firstDrawing("(kind) => kind.querySelector('i').textContent").toString())
        .isEqualTo("[alpha, alpha, alpha, opaque, alpha]");
  }

  @Test
  void a_film_of_the_browser_can_have_the_backdrop_of_the_stage() throws Exception {
    studio.browser.executeScript(
        "import('/studio/store.js').then(({store}) => store.set({backdrop: 'green',"
            + " film: {...store.ui.film, back: 'stage'}}))");
    record("here", "1");
    studio.await(() -> studio.has("video.film"));
    Path film = download("avatar.webm");
    FilmProbe.requireFfmpeg();
    BufferedImage image = FilmProbe.picture(film, "libvpx-vp9");
    int green = image.getRGB(CLEAR, 300);
    assertThat(green >>> 24).isEqualTo(255);
    assertThat(green >> 16 & 0xFF).isLessThan(40);
    assertThat(green >> 8 & 0xFF).isBetween(150, 200);
    assertThat(image.getRGB(DRAWN, 300) & 0xFF).as("blue of the avatar").isBetween(185, 215);
  }

  @Test
  void the_server_makes_films_of_both_kinds_if_it_has_ffmpeg() throws Exception {
    FilmProbe.requireFfmpeg();
    record("webm", "1");
    studio.await(() -> studio.has("video.film"));
    Path webm = download("avatar.webm");
    assertThat(FilmProbe.probe(webm).at("/format/duration").asDouble()).isBetween(0.9, 1.2);
    assertHalfClear(FilmProbe.picture(webm, "libvpx-vp9"));
    assertThat(badge("mp4", "opaque")).isTrue();
    record("mp4", "1");
    studio.await(() -> !studio.has("video.film"));
    studio.await(() -> studio.has("video.film"));
    Path mp4 = download("avatar.mp4");
    assertThat(FilmProbe.probe(mp4).at("/format/duration").asDouble()).isBetween(0.9, 1.2);
    assertThat(FilmProbe.picture(mp4, "h264").getRGB(CLEAR, 300) & 0xFF)
        .as("white")
        .isGreaterThan(240);
  }

  @Test
  void a_format_that_needs_ffmpeg_says_so_where_it_is_not() {
    Ffmpeg none = new Ffmpeg(List.of("no-such-ffmpeg-here"), Duration.ofSeconds(1));
    try (TestServer other = TestServer.start(options -> options.ffmpeg(none))) {
      studio.browser.get(other.server.address() + "/#live");
      studio.await(() -> studio.has("a4-live-tab .card"));
      List<?> places = firstDrawing(PLACE);
      assertThat(places).as("kept before the server has told").hasSize(5);
      studio.await(() -> studio.has("#record:enabled"));
      assertThat(firstDrawing(PLACE)).isEqualTo(places);
      studio.await(() -> studio.has(".kind [value=webm]:disabled"));
      studio.click(".kind:has([value=webm]) .mini");
      assertThat(studio.toast()).contains("WebM is not available", "apt install ffmpeg");
      assertThat(studio.find(".kind [value=apng]").isEnabled()).isTrue();
      studio.browser.get("about:blank");
    }
  }

  @Test
  void what_another_client_records_is_shown_and_not_disturbed() throws Exception {
    studio.server.postJson(RECORDING, "{\"format\": \"apng\"}");
    studio.click("#record");
    assertThat(studio.toast()).contains("Nothing is recorded", "stop that recording first");
    studio.await(() -> studio.has("#record-stop:enabled") && frames() > 0);
    studio.load("live");
    assertThat(studio.has("a4-recording-tab")).isFalse();
    studio.load("recording");
    studio.click("#record-stop");
    studio.await(() -> studio.has("img.film"));
    studio.browser.manage().logs().get("browser"); // has the refusal
  }

  @Test
  void a_film_of_the_browser_ends_when_the_page_is_hidden_and_keeps_what_there_was() {
    record("here", "60");
    studio.await(() -> studio.has("#record-state") && frames() > 3);
    studio.browser.executeScript("document.dispatchEvent(new Event('visibilitychange'))");
    studio.await(() -> studio.has("video.film") && studio.has("#record:enabled"));
    assertThat(studio.toast()).contains("The recording has ended", "The page was hidden");
  }

  @Test
  void a_film_of_the_browser_goes_on_in_other_tabs_and_ends_with_the_connection() {
    try (TestServer doomed = TestServer.start()) {
      studio.browser.get(doomed.server.address() + "/#recording");
      studio.await(() -> studio.sequence() > 0);
      record("here", "60");
      studio.await(() -> studio.has("#record-state") && frames() > 3);
      studio.click("#tab-live");
      studio.await(() -> studio.has("a4-live-tab .card"));
      assertThat(studio.has(".rec")).isTrue();
      studio.click("#tab-recording");
      assertThat(studio.has("#record-stop")).isTrue();
    }
    studio.await(() -> studio.has("video.film") && !studio.has(".rec"));
    studio.browser.get("about:blank");
    studio.browser.manage().logs().get("browser"); // says that there was no server
  }

  @Test
  void a_film_of_an_avatar_that_is_unloaded_is_handed_over() throws Exception {
    String id =
        TestServer.json(studio.server.postJson("/api/v1/avatars", "{}")).get("id").textValue();
    studio.browser.executeScript(
        "import('/studio/store.js').then(({store}) => store.show(arguments[0]))", id);
    studio.await(() -> studio.all(".cell canvas").size() == 2 && studio.has(".cell.chosen"));
    record("here", "60");
    studio.await(() -> studio.has("#record-state") && frames() > 3);
    studio.server.sendJson("DELETE", "/api/v1/avatars/" + id, "");
    studio.await(() -> Files.exists(downloads.resolve("avatar.webm")));
    studio.await(() -> studio.all(".cell canvas").size() == 1 && studio.has("#record:enabled"));
  }

  @Test
  void the_tab_has_no_serious_accessibility_problem_in_either_theme() {
    record("apng", "0.5");
    studio.await(() -> studio.has("img.film"));
    studio.browser.executeScript("document.documentElement.dataset.theme = 'light'");
    assertThat(studio.accessibilityProblems()).isEmpty();
    studio.browser.executeScript("document.documentElement.dataset.theme = 'dark'");
    assertThat(studio.accessibilityProblems()).isEmpty();
  }
}
