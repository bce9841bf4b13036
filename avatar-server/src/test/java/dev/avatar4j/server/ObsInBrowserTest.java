package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.Avatar;
import dev.avatar4j.image.ByteSink;
import dev.avatar4j.image.FrameEncoder;
import dev.avatar4j.image.FrameFormat;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.server.access.ApiKey;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page for a browser source, and the JavaScript client it is made of, in a real browser. */
class ObsInBrowserTest {
  @TempDir static Path profile;

  private static ChromeDriver browser;
  private Avatar avatar;
  private AvatarServer server;

  @BeforeAll
  static void openBrowser() {
    browser = TestBrowser.open(profile);
  }

  @AfterAll
  static void closeBrowser() {
    if (browser != null) {
      browser.quit();
    }
  }

  @BeforeEach
  void start() {
    avatar = Avatar.builder().seed(1).build();
    server = AvatarServer.builder(avatar).port(0).build().start();
  }

  @AfterEach
  void stop() {
    browser.get("about:blank");
    server.close();
    avatar.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "qoi"})
  void frames_move_and_what_is_not_the_character_is_transparent(String format) {
    open("?format=" + format);
    avatar.setTalking(true);
    Object pixels = sum();
    long first = sequence();
    await(() -> sequence() > first + 2);
    await(() -> !sum().equals(pixels));
    assertThat(alpha(1, 1)).as("a corner").isZero();
    assertThat(alpha(510, 1)).as("a corner").isZero();
    assertThat(alpha(256, 128)).as("the face").isEqualTo(255);
    assertThat(browser.manage().logs().get("browser").getAll())
        .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
  }

  @Test
  void the_page_itself_is_transparent_or_has_the_wanted_colour() throws Exception {
    browser.executeCdpCommand(
        "Emulation.setDefaultBackgroundColorOverride",
        Map.of("color", Map.of("r", 0, "g", 0, "b", 0, "a", 0)));
    try {
      open("");
      assertThat(screenshot().getRGB(2, 2)).isZero();
      open("?background=00b140");
      assertThat(screenshot().getRGB(2, 2)).isEqualTo(0xff00b140);
    } finally {
      browser.executeCdpCommand("Emulation.setDefaultBackgroundColorOverride", Map.of());
    }
  }

  @Test
  void the_client_decodes_qoi_to_the_very_pixels() {
    PixelBuffer pixels = new PixelBuffer(64, 48);
    Random random = new Random(5);
    for (int i = 0; i < pixels.rgba().length; i++) {
      // noise, then runs, small steps and a few colours that come again
      int row = i / (64 * 4);
      pixels.rgba()[i] =
          (byte)
              switch (row / 12) {
                case 0 -> random.nextInt(256);
                case 1 -> 40 * (i % 4);
                case 2 -> i / 8 + random.nextInt(3);
                default -> 16 * (i / 4 % 7) + i % 4;
              };
    }
    ByteSink file = new ByteSink(1 << 10);
    try (FrameEncoder encoder = FrameFormat.QOI.newEncoder()) {
      encoder.encode(pixels, file);
    }
    load("");
    Object decoded =
        browser.executeAsyncScript(
            """
            const [file, done] = arguments;
            import('/avatar-client.js').then(({ decodeQoi }) => {
              const image = decodeQoi(Uint8Array.from(atob(file), (c) => c.charCodeAt(0)));
              done(image.width + ' ' + btoa(String.fromCharCode(...image.data)));
            }).catch((error) => done(String(error)));
            """,
            Base64.getEncoder().encodeToString(file.toByteArray()));
    assertThat(decoded).isEqualTo("64 " + Base64.getEncoder().encodeToString(pixels.rgba()));
  }

  @ParameterizedTest
  @CsvSource({
    "anchor=top-left, 0, 0",
    "anchor=bottom-right, 1, 1",
    "anchor=center, 0.5, 0.5",
    "anchor=left, 0, 0.5",
    "anchor=bottom-right&x=-10&y=-20, 1, 1",
  })
  void scale_anchor_and_offset_place_the_avatar(String query, double right, double down) {
    open("?scale=0.5&" + query);
    boolean shifted = query.contains("&");
    assertThat(number("box.width")).isEqualTo(256);
    assertThat(number("box.height")).isEqualTo(256);
    assertThat(number("box.left - (innerWidth - 256) * " + right)).isEqualTo(shifted ? -10 : 0);
    assertThat(number("box.top - (innerHeight - 256) * " + down)).isEqualTo(shifted ? -20 : 0);
  }

  @Test
  void without_a_scale_the_avatar_is_as_large_as_fits_and_stands_at_the_bottom() {
    open("");
    assertThat(number("box.height - Math.min(innerWidth, innerHeight)")).isZero();
    assertThat(number("box.bottom - innerHeight")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scale=0|scale",
        "scale=|scale",
        "fps=1000|fps",
        "format=gif|format",
        "anchor=middle|anchor",
        "background=red;x|background",
        "avatar=a/b|avatar",
        "x=1&x=2|twice",
        "constructor=1|means nothing",
        "sclae=2|Known: avatar",
        "avatar=nobody|no such avatar",
      })
  void a_wrong_parameter_is_named_on_the_page(String query, String named) {
    load("?" + query);
    await(() -> !text("problem").isEmpty());
    assertThat(text("problem")).contains(named);
    assertThat(number("canvas.dataset.sequence ? 1 : 0")).isZero();
  }

  @Test
  void the_client_comes_back_by_itself_when_the_server_restarts() {
    open("?format=qoi");
    int port = server.port();
    server.close();
    await(() -> "reconnecting".equals(state()));
    long lost = sequence();
    server = AvatarServer.builder(avatar).port(port).build().start();
    await(() -> "live".equals(state()) && sequence() > lost);
  }

  @Test
  void a_key_behind_the_hash_opens_the_socket_and_without_one_the_page_says_so() {
    server.close();
    ServerAccess access = ServerAccess.DEFAULTS.withApiKey(ApiKey.of("0123456789abcdef"));
    server = AvatarServer.builder(avatar).port(0).access(access).build().start();
    load("?scale=1");
    await(() -> "gone".equals(state()));
    assertThat(text("problem")).contains("key");
    open("?scale=0.5#key=0123456789abcdef");
    assertThat(script("return location.href")).asString().doesNotContain("key");
  }

  @Test
  void frames_rest_while_the_page_is_hidden() {
    open("");
    assertThat(server.avatars().defaultAvatar().viewers()).isEqualTo(1);
    setHidden(true);
    await(() -> server.avatars().defaultAvatar().viewers() == 0);
    setHidden(false);
    await(() -> server.avatars().defaultAvatar().viewers() == 1);
  }

  private static void setHidden(boolean hidden) {
    script(
        "Object.defineProperty(document, 'hidden', {value: %s, configurable: true});"
                .formatted(hidden)
            + "document.dispatchEvent(new Event('visibilitychange'));");
  }

  @Test
  void the_client_sends_control_and_hears_of_changes_and_refusals() {
    load("");
    Object heard =
        browser.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            (async () => {
              const { AvatarClient } = await import('/avatar-client.js');
              const client = new AvatarClient({ format: 'none', statistics: true });
              const heard = [];
              client.addEventListener('emotion', ({ detail }) => heard.push(detail));
              const statistics = new Promise((resolve) =>
                client.addEventListener('statistics', resolve, { once: true }));
              await client.connect();
              await client.setEmotion('joy', 0.5);
              await client.setTalking(true);
              await client.lookAt([0.5, 0]);
              await client.setOverrides({ mouth_smirk: 1 }, { fade: 0.1 });
              await client.patchSettings({ target_fps: 20 });
              const state = await client.getState();
              heard.push(state.talking, state.settings.target_fps);
              await client.setEmotion('bliss').catch((e) => heard.push(e.code, e.field));
              await statistics;
              client.close();
              await client.ping().catch((e) => heard.push(e.code));
              done(JSON.stringify(heard));
            })().catch((error) => done(String(error)));
            """);
    assertThat(heard).isEqualTo("[\"neutral\",\"joy\",true,20,3,\"emotion\",0]");
    assertThat(avatar.overrides().toKeys()).containsKey("mouth_smirk");
  }

  private void load(String query) {
    browser.get(server.address() + "/obs" + query);
  }

  private void open(String query) {
    load(query);
    await(() -> "live".equals(state()));
  }

  private static void await(BooleanSupplier condition) {
    TestBrowser.await(browser, condition);
  }

  private static Object script(String code) {
    return browser.executeScript(
        "const canvas = document.getElementById('avatar');"
            + "const box = canvas.getBoundingClientRect();"
            + code);
  }

  private static double number(String expression) {
    return ((Number) script("return " + expression)).doubleValue();
  }

  private static String state() {
    return (String) script("return document.body.dataset.state");
  }

  private static String text(String id) {
    return (String) script("return document.getElementById('" + id + "').textContent");
  }

  private static long sequence() {
    return (long) number("Number(canvas.dataset.sequence ?? 0)");
  }

  private static int alpha(int x, int y) {
    return (int)
        number("canvas.getContext('2d').getImageData(%d, %d, 1, 1).data[3]".formatted(x, y));
  }

  /** A checksum of what the canvas shows. */
  private static Object sum() {
    return script(
        """
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return String(data.reduce((sum, value, i) => (sum * 31 + value * (i % 7 + 1)) % 1000003, 7));
        """);
  }

  private static BufferedImage screenshot() throws Exception {
    Map<String, Object> reply =
        browser.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
    byte[] png = Base64.getDecoder().decode((String) reply.get("data"));
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
