package dev.avatar4j.server.cli.still;

import dev.avatar4j.download.DownloadPolicy;
import dev.avatar4j.download.HttpDownloader;
import dev.avatar4j.image.ColorTransfer;
import dev.avatar4j.image.EncodedTransfer;
import dev.avatar4j.image.Frame;
import dev.avatar4j.image.Picture;
import dev.avatar4j.image.PixelBuffer;
import dev.avatar4j.postprocessor.RowWorkers;
import dev.avatar4j.postprocessor.upscale.UpscalePreset;
import dev.avatar4j.postprocessor.upscale.UpscaleQuality;
import dev.avatar4j.postprocessor.upscale.Upscaler;
import dev.avatar4j.postprocessor.upscale.anime4k.NetworkModel;
import dev.avatar4j.postprocessor.upscale.anime4k.ShaderDirectory;
import dev.avatar4j.postprocessor.upscale.anime4k.ShaderDownload;
import dev.avatar4j.server.cli.console.DownloadBar;
import dev.avatar4j.server.cli.console.HelpHeading;
import dev.avatar4j.server.cli.console.VersionProvider;
import dev.avatar4j.server.cli.options.OutputFiles;
import dev.avatar4j.server.cli.options.PictureInput;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code avatar upscale}: one still in another size. */
@Command(
    name = "upscale",
    customSynopsis = "avatar upscale --in=FILE.png --out=FILE.png [OPTIONS]",
    description = {
      "Brings a picture to another size; its transparency is kept.",
      "Without --factor, --width and --height it becomes twice as large."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
public final class UpscaleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @HelpHeading("Picture")
  @Option(
      names = "--in",
      required = true,
      paramLabel = "FILE.png",
      description = "The picture, of any size.")
  private Path in;

  @HelpHeading("Picture")
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.png",
      description = "Where to write the result. A file that is there already is replaced.")
  private Path out;

  @Mixin private TargetSize size;

  @HelpHeading("Interpolation")
  @Option(
      names = "--quality",
      paramLabel = "Q",
      description =
          "How colours are interpolated: bilinear, bicubic (the default), lanczos, or "
              + "low and high: the small and the large Anime4K networks, which need shader "
              + "files, see --download.")
  private UpscaleQuality quality = UpscaleQuality.BICUBIC;

  @HelpHeading("Interpolation")
  @Option(
      names = "--preset",
      paramLabel = "A|B|C",
      description =
          "With --quality low or high: which networks. A sharpens lines, B does so "
              + "gently, C (the default) removes noise.")
  private UpscalePreset preset = UpscalePreset.C;

  @HelpHeading("Interpolation")
  @Option(
      names = "--encoded",
      description =
          "Interpolate the encoded sRGB values as they are, instead of linear light; the networks"
              + " were trained on such.")
  private boolean encoded;

  @HelpHeading("Anime4K files")
  @Option(
      names = "--weights",
      paramLabel = "FOLDER",
      description =
          "Where the Anime4K shader files are kept. Default: the folder in the "
              + "environment variable AVATAR4J_ANIME4K, or avatar4j/anime4k in the user's "
              + "cache folder.")
  private Path weights;

  @HelpHeading("Anime4K files")
  @Option(
      names = "--download",
      description =
          "Get the shader files that are missing from the Anime4K project (MIT licence) "
              + "and store them in the folder of --weights. Without it nothing is downloaded.")
  private boolean download;

  @HelpHeading("Anime4K files")
  @Option(
      names = "--download-from",
      paramLabel = "URL",
      description = "A copy of the Anime4K repository's files. Default: the project on GitHub.")
  private URI repository = ShaderDownload.REPOSITORY;

  @Override
  public Integer call() {
    OutputFiles.requireFileName("--out", out);
    Picture picture = PictureInput.load("--in", in, spec.commandLine().getErr());
    PixelBuffer pixels = picture.pixels();
    PixelBuffer result = size.of(pixels);
    Frame frame = new Frame(pixels.width(), pixels.height());
    Frame enlarged = new Frame(result.width(), result.height());
    try (RowWorkers workers = new RowWorkers(Runtime.getRuntime().availableProcessors())) {
      Upscaler upscaler = Upscaler.create(quality, preset, shaders(), workers);
      if (encoded) {
        EncodedTransfer.decode(pixels, frame);
        upscaler.upscale(frame, enlarged);
        EncodedTransfer.encode(enlarged, result);
      } else {
        ColorTransfer.decode(pixels, frame);
        upscaler.upscale(frame, enlarged);
        ColorTransfer.encode(enlarged, result);
      }
    }
    StillFiles.writePng("--out", out, result);
    return 0;
  }

  private ShaderDirectory shaders() {
    Path folder = weights == null ? ShaderDirectory.defaultFolder(System.getenv()) : weights;
    ShaderDirectory shaders = new ShaderDirectory(folder);
    List<NetworkModel> missing =
        preset.networks(quality).stream().distinct().filter(model -> !shaders.has(model)).toList();
    if (download && !missing.isEmpty()) {
      PrintWriter err = spec.commandLine().getErr();
      String licence =
          new ShaderDownload(repository, folder, new HttpDownloader(DownloadPolicy.DEFAULT))
              .get(missing, new DownloadBar(err));
      err.println("The files are part of Anime4K and come under this licence:");
      err.println(licence);
    }
    return shaders;
  }
}
