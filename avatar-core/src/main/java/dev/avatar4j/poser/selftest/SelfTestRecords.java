package dev.avatar4j.poser.selftest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.avatar4j.AvatarException;
import dev.avatar4j.download.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The precisions that self-tests chose, in a small JSON file. A record holds for one network,
 * engine and machine only; after a change of any of them it is not found. Thread-safe within a
 * process.
 */
public final class SelfTestRecords {
  /** The name of the file in the folder of the model store. */
  public static final String FILE = "self-tests.json";

  private static final int VERSION = 1;
  private static final long MAX_BYTES = 1 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Path file;
  private final String machine;

  /**
   * One choice.
   *
   * @param network {@link dev.avatar4j.poser.PoserVariants#network()}
   * @param engine {@link dev.avatar4j.poser.PoserVariants#engine()}
   * @param machine {@link MachineName}
   * @param device the device it holds for
   * @param precision the fastest precision whose error is invisible
   * @param medianMillis of a frame
   * @param maxError in 8-bit codes
   * @param meanError in 8-bit codes
   */
  record Choice(
      String network,
      String engine,
      String machine,
      String device,
      String precision,
      double medianMillis,
      int maxError,
      double meanError) {
    boolean concerns(Choice other) {
      return network.equals(other.network)
          && engine.equals(other.engine)
          && machine.equals(other.machine)
          && device.equals(other.device);
    }
  }

  private record Content(int version, List<Choice> choices) {}

  /**
   * @param folder the folder of the model store; need not exist yet
   */
  public SelfTestRecords(Path folder) {
    this(folder, MachineName.ofThisMachine());
  }

  SelfTestRecords(Path folder, String machine) {
    this.file = folder.resolve(FILE);
    this.machine = machine;
  }

  /**
   * Remembers the choice for each device of a self-test on which there was one to make, in place of
   * earlier ones. A device on which nothing acceptable was found loses its record.
   *
   * @param report what a self-test found
   * @throws AvatarException if the file cannot be written
   */
  public synchronized void remember(SelfTestReport report) {
    List<Choice> choices = new ArrayList<>(read());
    for (String device : report.devices().stream().filter(report::compares).toList()) {
      choices.removeIf(choice -> choice.concerns(choice(report, device, "", 0, 0, 0)));
      report
          .choice(device)
          .map(
              best ->
                  choice(
                      report,
                      device,
                      best.variant().precision(),
                      best.medianMillis(),
                      best.maxError(),
                      best.meanError()))
          .ifPresent(choices::add);
    }
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(
          file,
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new Content(VERSION, choices)));
    } catch (IOException e) {
      throw new AvatarException("Cannot keep the results of the self-test in " + file + ".", e);
    }
  }

  private Choice choice(
      SelfTestReport report, String device, String precision, double millis, int max, double mean) {
    return new Choice(
        report.variants().network(),
        report.variants().engine(),
        machine,
        device,
        precision,
        millis,
        max,
        mean);
  }

  /**
   * @param network {@link dev.avatar4j.poser.PoserVariants#network()}
   * @param engine {@link dev.avatar4j.poser.PoserVariants#engine()}
   * @param device such as {@code cpu}
   * @return the precision chosen for it on this machine; empty if no self-test was made, or its
   *     record cannot be read
   */
  public synchronized Optional<String> precision(String network, String engine, String device) {
    Choice wanted = new Choice(network, engine, machine, device, "", 0, 0, 0);
    return read().stream().filter(wanted::concerns).map(Choice::precision).findFirst();
  }

  /** A file that is damaged or of another version is as good as none: the self-test is repeated. */
  private List<Choice> read() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        return List.of();
      }
      Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
      return content != null && content.version() == VERSION && content.choices() != null
          ? content.choices().stream().filter(SelfTestRecords::complete).toList()
          : List.of();
    } catch (JacksonException e) {
      return List.of();
    } catch (IOException e) {
      throw new AvatarException("Cannot read " + file + " (" + e.getMessage() + ").", e);
    }
  }

  private static boolean complete(Choice choice) {
    return choice != null
        && choice.network() != null
        && choice.engine() != null
        && choice.machine() != null
        && choice.device() != null
        && choice.precision() != null;
  }
}
