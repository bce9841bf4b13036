package dev.avatar4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;

/** The studio in a real browser, with a server of its own. */
final class StudioDriver implements AutoCloseable {
  private static final String AXE = axe();

  final ChromeDriver browser;
  final TestServer server;

  /** Skips the test where there is no browser. */
  StudioDriver(Path profile) {
    this(profile, UnaryOperator.identity());
  }

  /** Skips the test where there is no browser. */
  StudioDriver(Path profile, UnaryOperator<AvatarServer.Builder> options) {
    this(profile, () -> TestServer.start(options));
  }

  /** Skips the test where there is no browser. */
  StudioDriver(Path profile, Supplier<TestServer> start) {
    browser = TestBrowser.open(profile);
    server = start.get();
  }

  /**
   * Has few frames drawn, for tests of what does not depend on them: browsers spend much on each.
   */
  StudioDriver calm() {
    return framesPerSecond(4);
  }

  StudioDriver framesPerSecond(int count) {
    ObjectNode few = JsonNodeFactory.instance.objectNode().put("target_fps", count);
    server.avatar.setSettings(server.avatar.settings().patched(few));
    return this;
  }

  /** Opens the studio as somebody would who was never there, with that tab. */
  void open(String tab) {
    forget();
    server.avatar.setEmotion("neutral");
    load(tab);
  }

  /** Has the browser begin with that, as if the page had been set up so before. */
  void remember(String name, String json) {
    browser.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source",
            "if (location.protocol === 'http:') localStorage['avatar4j.studio.%s'] ??= '%s';"
                .formatted(name, json)));
  }

  /** Leaves the page and forgets what the browser remembers of it. */
  void forget() {
    browser.get("about:blank");
    browser.executeCdpCommand(
        "Storage.clearDataForOrigin",
        Map.of(
            "origin",
            server.server.address().toString().replaceAll("/$", ""),
            "storageTypes",
            "local_storage,indexeddb"));
  }

  /** Opens the studio with what the browser remembers. */
  void load(String tab) {
    browser.get(server.server.address() + "/#" + tab);
    await(() -> has("a4-" + tab + "-tab .card") && sequence() > 0);
  }

  WebElement find(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return browser.findElements(By.cssSelector(selector));
  }

  boolean has(String selector) {
    return !all(selector).isEmpty();
  }

  void click(String selector) {
    await(() -> has(selector));
    find(selector).click();
  }

  boolean pressed(String selector) {
    return has(selector) && "true".equals(find(selector).getDomAttribute("aria-pressed"));
  }

  /** Presses a key, wherever the focus is. */
  void press(CharSequence key) {
    new Actions(browser).sendKeys(key).perform();
  }

  void undo() {
    new Actions(browser).keyDown(Keys.CONTROL).sendKeys("z").keyUp(Keys.CONTROL).perform();
  }

  void redo() {
    new Actions(browser)
        .keyDown(Keys.CONTROL)
        .keyDown(Keys.SHIFT)
        .sendKeys("z")
        .keyUp(Keys.SHIFT)
        .keyUp(Keys.CONTROL)
        .perform();
  }

  /** Types a text into a field and leaves it, as with the tabulator key. */
  void enter(String selector, String text) {
    find(selector).sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
  }

  void await(BooleanSupplier condition) {
    TestBrowser.await(
        browser,
        () -> {
          try {
            return condition.getAsBoolean();
          } catch (StaleElementReferenceException e) {
            return false; // drawn anew in between
          }
        });
  }

  long sequence() {
    Object sequence =
        browser.executeScript(
            "return Number(document.querySelector('canvas')?.dataset.sequence ?? 0)");
    return (Long) sequence;
  }

  /** Red, green, blue and alpha of a pixel of the first canvas. */
  List<Long> pixel(int x, int y) {
    @SuppressWarnings("unchecked")
    List<Long> rgba =
        (List<Long>)
            browser.executeScript(
                """
                const [x, y] = arguments;
                const context = new OffscreenCanvas(1, 1).getContext('2d');
                context.drawImage(document.querySelector('canvas'), -x, -y);
                return [...context.getImageData(0, 0, 1, 1).data];
                """,
                x,
                y);
    return rgba;
  }

  /** Notes from now on every text that an element shows, however briefly. */
  void noteTexts(String selector) {
    browser.executeScript(
        """
        const [selector] = arguments;
        const texts = window.noted = new Set();
        const look = () => texts.add(document.querySelector(selector)?.innerText.trim());
        window.noting?.disconnect();
        window.noting = new MutationObserver(look);
        window.noting.observe(document, { subtree: true, childList: true, characterData: true });
        look();
        """,
        selector);
  }

  void awaitNoted(String text) {
    await(() -> (Boolean) browser.executeScript("return window.noted.has(arguments[0])", text));
  }

  void drop(String name, String type, String content) {
    browser.executeScript(
        """
        const files = new DataTransfer();
        files.items.add(new File([arguments[2]], arguments[0], {type: arguments[1]}));
        window.dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true}));
        """,
        name,
        type,
        content);
  }

  /** Drags a file from the desktop onto the stage. */
  void dropFromDesktop(Path file) {
    Map<String, Object> data =
        Map.of("items", List.of(), "files", List.of(file.toString()), "dragOperationsMask", 1);
    for (String type : List.of("dragEnter", "dragOver", "drop")) {
      browser.executeCdpCommand(
          "Input.dispatchDragEvent", Map.of("type", type, "x", 300, "y", 400, "data", data));
    }
  }

  /** Whether the page plays what the avatar says. */
  boolean isHeard() {
    return (Boolean)
        browser.executeAsyncScript(
            """
            const done = arguments[0];
            import('/studio/store.js').then(({store}) =>
              done(Boolean(store.current.client.sound?.playing?.source)));
            """);
  }

  String toast() {
    await(() -> has(".toast"));
    return all(".toast").get(all(".toast").size() - 1).getDomProperty("textContent");
  }

  void downloadTo(Path folder) {
    browser.executeCdpCommand(
        "Page.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
  }

  /** What axe-core finds that is serious or worse, each with the elements concerned. */
  List<?> accessibilityProblems() {
    browser.executeScript(AXE);
    return (List<?>)
        browser.executeAsyncScript(
            """
            const done = arguments[0];
            axe.run({resultTypes: ['violations']}).then(({violations}) => done(violations
              .filter(({impact}) => impact === 'serious' || impact === 'critical')
              .map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' | ')}`)));
            """);
  }

  void assertNothingWentWrong() {
    assertNothingWentWrongBut("\0");
  }

  /** Requests that the server refuses are told on the console too. */
  void assertNothingWentWrongButRefusals() {
    assertNothingWentWrongBut("responded with a status of 400");
  }

  private void assertNothingWentWrongBut(String expected) {
    List<String> problems =
        browser.manage().logs().get("browser").getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(LogEntry::getMessage)
            .filter(message -> !message.contains(expected))
            .filter(message -> !message.contains("willReadFrequently")) // axe-core's own canvas
            .toList();
    assertThat(problems).isEmpty();
    assertThat(
            (List<?>)
                browser.executeScript(
                    "return performance.getEntriesByType('resource').map(({name}) => name)"
                        + ".filter((name) => !name.startsWith(location.origin) && !name.startsWith('blob:'))"))
        .as("requests to other hosts")
        .isEmpty();
  }

  void size(int width, int height) {
    browser.manage().window().setSize(new Dimension(width, height));
  }

  private static String axe() {
    String folder = "/META-INF/resources/webjars/axe-core/";
    try (InputStream about =
            StudioDriver.class.getResourceAsStream(
                "/META-INF/maven/org.webjars.npm/axe-core/pom.properties");
        InputStream script = axeScript(folder, about)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream axeScript(String folder, InputStream about) throws IOException {
    Properties properties = new Properties();
    properties.load(about);
    return StudioDriver.class.getResourceAsStream(
        folder + properties.getProperty("version") + "/axe.min.js");
  }

  @Override
  public void close() {
    browser.quit();
    server.close();
  }
}
