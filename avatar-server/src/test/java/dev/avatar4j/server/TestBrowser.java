package dev.avatar4j.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real browser without a window. Tests are skipped where it or its driver is not installed.
 *
 * <p>With {@code -Davatar4j.browser.slowness=6} its pages have a sixth of the processor, and what
 * the server tells them comes 300 ms later. That finds tests, and pages, that take the order in
 * which things happen on a fast machine for granted.
 */
final class TestBrowser {
  private static final File BROWSER = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final int SLOWNESS = Integer.getInteger("avatar4j.browser.slowness", 1);
  private static final Duration PATIENCE = Duration.ofSeconds(SLOWNESS > 1 ? 60 : 30);
  private static final Duration POLLING = Duration.ofMillis(50);

  /** Answers and messages come later, in the order in which they came. */
  private static final String LATE =
      """
      const later = (act) => new Promise((done) => setTimeout(() => done(act()), %d));
      const {fetch} = window;
      window.fetch = async (...request) => {
        const response = await fetch(...request);
        return later(() => response);
      };
      for (const type of ['open', 'message', 'error', 'close']) {
        Object.defineProperty(WebSocket.prototype, 'on' + type, {set(listen) {
          this.addEventListener(type, (event) => later(() => listen.call(this, event)));
        }});
      }
      """;

  /** Held so that its level is not garbage-collected: the DevTools version does not matter here. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private TestBrowser() {}

  static ChromeDriver open(Path profile, String... further) {
    assumeTrue(
        BROWSER.canExecute() && DRIVER.canExecute(),
        "Skipped: needs the packages chromium and chromium-driver");
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        "--user-data-dir=" + profile);
    options.addArguments(further);
    ChromeDriverService driver =
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).usingAnyFreePort().build();
    ChromeDriver browser = new ChromeDriver(driver, options);
    if (SLOWNESS > 1) {
      slow(browser);
    }
    return browser;
  }

  private static void slow(ChromeDriver browser) {
    browser.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", SLOWNESS));
    String late = LATE.formatted(50 * SLOWNESS);
    browser.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", late));
  }

  static void await(WebDriver browser, BooleanSupplier condition) {
    new WebDriverWait(browser, PATIENCE)
        .pollingEvery(POLLING)
        .until(driver -> condition.getAsBoolean());
  }
}
