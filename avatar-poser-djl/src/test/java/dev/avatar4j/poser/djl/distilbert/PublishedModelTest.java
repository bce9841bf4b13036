package dev.avatar4j.poser.djl.distilbert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.avatar4j.AvatarException;
import dev.avatar4j.download.DownloadPolicy;
import dev.avatar4j.download.HttpDownloader;
import dev.avatar4j.emotion.EmotionLabels;
import dev.avatar4j.models.ModelFile;
import dev.avatar4j.models.ModelFileCheck;
import dev.avatar4j.models.ModelManifest;
import dev.avatar4j.models.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifest's entry against the sizes of the published network. */
class PublishedModelTest {
  private static final DistilBertConfig PUBLISHED =
      new DistilBertConfig(30522, 512, 768, 6, 12, 3072, EmotionLabels.ALL);

  @TempDir private Path folder;

  private static ModelFile weights() {
    return ModelManifest.shipped().model(GoEmotionsClassifierProvider.MODEL).files().stream()
        .filter(file -> file.name().equals("pytorch_model.bin"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_manifest_gives_the_number_of_tensors_and_parameters() {
    var shapes = new DistilBertNetwork(PUBLISHED).shapes();
    long parameters =
        shapes.values().stream()
            .mapToLong(shape -> LongStream.of(toLongs(shape)).reduce(1, (a, b) -> a * b))
            .sum();
    assertThat(weights().tensors()).isEqualTo(shapes.size());
    assertThat(weights().parameters()).isEqualTo(parameters);
    assertThat(weights().maxBytes()).isGreaterThan(4 * parameters);
  }

  private static long[] toLongs(int[] sizes) {
    long[] longs = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      longs[i] = sizes[i];
    }
    return longs;
  }

  @Test
  void a_download_that_is_another_network_is_refused() throws IOException {
    ModelFileCheck check =
        ModelFileCheck.installed().stream()
            .filter(installed -> installed.understands(weights()))
            .findFirst()
            .orElseThrow();
    new TinyDistilBert().write(folder);
    Path file = folder.resolve("pytorch_model.bin");
    assertThatThrownBy(() -> check.check(file, weights()))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("another network");
    Files.writeString(file, "<html>");
    assertThatThrownBy(() -> check.check(file, weights()))
        .isInstanceOf(AvatarException.class)
        .hasMessageContaining("no PyTorch checkpoint");
  }

  @Test
  void without_a_folder_the_model_is_taken_from_the_store() throws IOException {
    ModelStore store =
        new ModelStore(
            folder, ModelManifest.shipped(), List.of(), new HttpDownloader(DownloadPolicy.DEFAULT));
    Path expected = Files.createDirectories(folder.resolve("go-emotions/distilbert"));
    new TinyDistilBert().write(expected);
    assertThat(GoEmotionsClassifierProvider.folder("", store)).isEqualTo(expected);
  }
}
