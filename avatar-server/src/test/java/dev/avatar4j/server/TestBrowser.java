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
 * they ask for comes 60 ms later. That finds tests, and pages, that take the order in which things
 * happen on a fast machine for granted.
 */
final class TestBrowser {
  private static final File BROWSER = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final int SLOWNESS = Integer.getInteger("avatar4j.browser.slowness", 1);
  private static final Duration PATIENCE = Duration.ofSeconds(30L * SLOWNESS);
  private static final Duration POLLING = Duration.ofMillis(50);

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
    browser.executeCdpCommand("Network.enable", Map.of());
    Map<String, Object> network =
        Map.of(
            "offline",
            false,
            "latency",
            10 * SLOWNESS,
            "downloadThroughput",
            -1,
            "uploadThroughput",
            -1);
    browser.executeCdpCommand("Network.emulateNetworkConditions", network);
  }

  static void await(WebDriver browser, BooleanSupplier condition) {
    new WebDriverWait(browser, PATIENCE)
        .pollingEvery(POLLING)
        .until(driver -> condition.getAsBoolean());
  }
}
