package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.avatar4j.server.access.ApiKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page in a real browser. Skipped where Chromium or its driver is not installed. */
class PageInBrowserTest {
  @TempDir static Path profile;
  @TempDir Path files;

  private static ChromeDriver browser;
  private TestServer server;

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
  void openPage() {
    server = TestServer.start();
    browser.get(server.server.address().toString());
    await(() -> "live".equals(connection()));
  }

  @AfterEach
  void stop() {
    browser.get("about:blank");
    server.close();
  }

  @Test
  void the_canvas_shows_ever_new_frames_and_counts_them() {
    long first = sequence();
    Object pixels = pixels();
    await(() -> sequence() > first);
    assertThat(pixels()).isNotEqualTo(pixels);
    await(() -> text("fps").matches("\\d+") && Integer.parseInt(text("fps")) > 0);
    await(() -> text("poser").equals("Plain colours for tests"));
    assertThat(text("character-name")).isEqualTo("plain");
    assertThat(text("warnings")).isEqualTo(FakePoser.WARNING);
    assertThat(browser.manage().logs().get("browser").getAll())
        .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
  }

  @Test
  void the_page_takes_the_api_key_from_its_address_and_sends_it_along() {
    ApiKey key = ApiKey.of("page-key-123");
    try (TestServer guarded =
        TestServer.start(
            b -> b.access(ServerAccess.DEFAULTS.withApiKey(key).withRequestsPerSecond(0)))) {
      browser.get(guarded.server.address() + "/#key=" + key.secret());
      await(() -> "live".equals(connection()));
      assertThat(browser.getCurrentUrl()).doesNotContain(key.secret());
      find("[data-emotion=joy]").click();
      await(() -> guarded.avatar.emotion().equals("joy"));
      browser.get("about:blank");
    }
  }

  @Test
  void an_emotion_button_sets_the_emotion_and_is_highlighted() {
    await(() -> pressed("[data-emotion=neutral]"));
    assertThat(browser.findElements(By.cssSelector(".emotion"))).hasSize(28);
    find("[data-emotion=joy]").click();
    await(() -> pressed("[data-emotion=joy]"));
    assertThat(server.avatar.emotion()).isEqualTo("joy");
    assertThat(pressed("[data-emotion=neutral]")).isFalse();
  }

  @Test
  void an_emotion_set_by_another_client_shows_up() {
    server.avatar.setEmotion("grief");
    await(() -> pressed("[data-emotion=grief]"));
  }

  @Test
  void the_talk_button_toggles_talking() {
    await(() -> !text("who").isEmpty());
    find("#talk").click();
    await(() -> pressed("#talk"));
    assertThat(server.avatar.talking()).isTrue();
    assertThat(find("#talk").getText()).isEqualTo("Stop talking");
    find("#talk").click();
    await(() -> !pressed("#talk"));
    assertThat(server.avatar.talking()).isFalse();
  }

  @Test
  void the_pause_button_pauses_and_goes_on() {
    await(() -> !text("who").isEmpty());
    find("#pause").click();
    await(() -> "paused".equals(connection()));
    assertThat(server.avatar.paused()).isTrue();
    find("#pause").click();
    await(() -> "live".equals(connection()));
    long resumed = sequence();
    await(() -> sequence() > resumed);
  }

  @Test
  void dropping_a_file_that_is_no_picture_shows_the_reason_and_the_avatar_goes_on() {
    drop("notes.txt", "this is no picture");
    await(() -> !browser.findElements(By.cssSelector(".toast.error")).isEmpty());
    WebElement toast = find(".toast.error");
    // not getText(): the toast is still invisible while it fades in
    assertThat(toast.getDomProperty("textContent")).contains("notes.txt").contains("PNG");
    assertThat(toast.getDomAttribute("role")).isEqualTo("alert");
    assertThat(server.avatar.character().name()).isEqualTo("plain");
    long shown = sequence();
    await(() -> sequence() > shown);
    toast.findElement(By.cssSelector("button")).click();
    await(() -> browser.findElements(By.cssSelector(".toast.error")).isEmpty());
  }

  @Test
  void choosing_a_picture_changes_the_character() throws Exception {
    Path picture = Files.write(files.resolve("mika.png"), TestServer.png(512, 512));
    find("#file").sendKeys(picture.toString());
    await(() -> text("character-name").equals("mika"));
    assertThat(server.avatar.character().name()).isEqualTo("mika");
    assertThat(browser.findElements(By.cssSelector(".toast.error"))).isEmpty();
  }

  @Test
  void the_page_comes_back_by_itself_when_the_server_restarts() {
    int port = server.server.port();
    server.server.close();
    await(() -> "reconnecting".equals(connection()));
    assertThat(text("status")).isEqualTo("Reconnecting…");
    long lost = sequence();
    try (AvatarServer again = AvatarServer.builder(server.avatar).port(port).build().start()) {
      assertThat(again.port()).isEqualTo(port);
      await(() -> "live".equals(connection()));
      await(() -> sequence() > lost);
    }
  }

  @Test
  void the_background_is_remembered() {
    browser.executeScript("document.querySelector('.swatch[data-backdrop=green] input').click()");
    await(() -> "green".equals(find("#stage").getDomAttribute("data-backdrop")));
    browser.navigate().refresh();
    await(() -> "live".equals(connection()));
    assertThat(find("#stage").getDomAttribute("data-backdrop")).isEqualTo("green");
    String color = find("#stage").getCssValue("background-color");
    assertThat(color).contains("0, 177, 64");
  }

  private static void drop(String name, String content) {
    browser.executeScript(
        """
        const files = new DataTransfer();
        files.items.add(new File([arguments[1]], arguments[0]));
        window.dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true}));
        """,
        name,
        content);
  }

  private static void await(BooleanSupplier condition) {
    TestBrowser.await(browser, condition);
  }

  private static WebElement find(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  private static String text(String id) {
    return browser.findElement(By.id(id)).getText();
  }

  private static boolean pressed(String selector) {
    List<WebElement> found = browser.findElements(By.cssSelector(selector));
    return !found.isEmpty() && "true".equals(found.get(0).getDomAttribute("aria-pressed"));
  }

  private static String connection() {
    return find("body").getDomAttribute("data-connection");
  }

  private static long sequence() {
    String sequence = find("#avatar").getDomAttribute("data-sequence");
    return sequence == null ? 0 : Long.parseLong(sequence);
  }

  /** A checksum of what the canvas shows. */
  private static Object pixels() {
    return browser.executeScript(
        """
        const canvas = document.getElementById('avatar');
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return String(data.reduce((sum, value, i) => (sum * 31 + value * (i % 7 + 1)) % 1000003, 7));
        """);
  }
}
