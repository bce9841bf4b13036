package dev.avatar4j.server.cli.still;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.EncodedTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.postprocessor.ChainSpec;
import dev.avatar4j.postprocessor.Dialect;
import dev.avatar4j.postprocessor.FilterChain;
import dev.avatar4j.postprocessor.FilterRegistry;
import dev.avatar4j.postprocessor.FilterStatistics;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.JsonFiles;
import dev.avatar4j.server.cli.options.PictureInput;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code avatar filter}: one filtered still. */
@Command(
    name = "filter",
    customSynopsis = "avatar filter --chain=FILE|JSON --in=FILE.png --out=FILE.png [OPTIONS]",
    description = "Filters a picture. `avatar filters` lists the filters.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
public final class FilterCommand implements Callable<Integer> {
  /** Over a million years; beyond, a frame number has no fraction left. */
  private static final double LAST_FRAME = 1e15;

  @Spec private CommandSpec spec;

  @Option(
      names = "--chain",
      required = true,
      paramLabel = "FILE|JSON",
      description =
          "The filters in their order, with parameters: [[\"bloom\", {\"exposure\": "
              + "0.9}], [\"scanlines\", {}]], or a file with that. What is left out has its "
              + "default. docs/filters.md describes it.")
  private String chain;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE.png",
      description = "The picture, of any size.")
  private Path in;

  @Option(
      names = "--out",
      paramLabel = "FILE.png",
      description =
          "Where to write the result, of the same size. A file that is there already is "
              + "replaced. Needed unless there is --raw.")
  private Path out;

  @Option(
      names = "--raw",
      paramLabel = "FILE.f32",
      description =
          "Write the result as little-endian float32: planar R G B A, row-major, "
              + "straight alpha, linear light unless --encoded. A file that is there already "
              + "is replaced. May go with --out.")
  private Path raw;

  @Option(
      names = "--frame",
      paramLabel = "F",
      description =
          "Which frame of 25 a second this is, for filters that move; from 0, with "
              + "fraction (default: ${DEFAULT-VALUE}).")
  private double frameNumber;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "A whole number that decides noise and glitches; the same one gives the same "
              + "bytes (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--dialect",
      paramLabel = "raven|talkinghead|auto",
      description =
          "Which program the chain was written for; auto tells by the names of filters "
              + "and parameters (default: auto).")
  private Dialect dialect = Dialect.AUTO;

  @Option(
      names = "--encoded",
      description =
          "Filter the encoded sRGB values as they are, instead of linear light with transparent"
              + " pixels cleared.")
  private boolean encoded;

  @Override
  public Integer call() {
    StillFiles.requireNames(spec, out, raw);
    if (!(frameNumber >= 0 && frameNumber <= LAST_FRAME)) {
      throw new InvalidInputException(
          "--frame",
          "--frame is " + frameNumber + "; it needs a number from 0 to " + LAST_FRAME + ".");
    }
    ChainSpec wanted = ChainSpec.parse(chainJson(), "chain", dialect, FilterRegistry.standard());
    Frame frame = read();
    apply(wanted, frame);
    if (out != null) {
      write(frame);
    }
    if (raw != null) {
      StillFiles.writeRaw("--raw", raw, frame);
    }
    return 0;
  }

  private JsonNode chainJson() {
    return chain.stripLeading().startsWith("[")
        ? JsonFiles.parse("--chain", chain)
        : JsonFiles.read("--chain", Path.of(chain));
  }

  private Frame read() {
    Picture picture = PictureInput.load("--in", in, spec.commandLine().getErr());
    PixelBuffer pixels = picture.pixels();
    Frame frame = new Frame(pixels.width(), pixels.height());
    if (encoded) {
      EncodedTransfer.decode(pixels, frame);
    } else {
      ColorTransfer.decode(pixels, frame);
    }
    return frame;
  }

  private void apply(ChainSpec wanted, Frame frame) {
    int threads = Runtime.getRuntime().availableProcessors();
    try (RowWorkers workers = new RowWorkers(threads);
        FilterChain filters = FilterChain.open(wanted, workers, seed)) {
      filters.apply(frame, frameNumber);
      for (FilterStatistics filter : filters.statistics()) {
        if (filter.failures() > 0) {
          throw new AvatarException(
              "Filter %s (chain[%d]) failed on this picture of %dx%d: %s"
                  .formatted(
                      filter.filter(),
                      filter.position(),
                      frame.width(),
                      frame.height(),
                      filter.lastFailure()));
        }
      }
    }
  }

  private void write(Frame frame) {
    if (encoded) {
      PixelBuffer pixels = new PixelBuffer(frame.width(), frame.height());
      EncodedTransfer.encode(frame, pixels);
      StillFiles.writePng("--out", out, pixels);
    } else {
      StillFiles.writePng("--out", out, frame);
    }
  }
}
