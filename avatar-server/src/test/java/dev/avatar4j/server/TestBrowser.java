package dev.avatar4j.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser without a window. Tests are skipped where it or its driver is not installed. */
final class TestBrowser {
  private static final File BROWSER = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
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
    return new ChromeDriver(driver, options);
  }

  static void await(WebDriver browser, BooleanSupplier condition) {
    new WebDriverWait(browser, PATIENCE)
        .pollingEvery(POLLING)
        .until(driver -> condition.getAsBoolean());
  }
}
