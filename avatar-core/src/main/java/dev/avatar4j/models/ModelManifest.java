package dev.avatar4j.models;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.JsonFault;
import dev.avatar4j.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The models avatar4j knows.
 *
 * @param version the version of the format, 1
 * @param models what there is
 */
public record ModelManifest(int version, List<Model> models) {
  private static final int VERSION = 1;
  private static final String RESOURCE = "manifest.json";

  /** Refuses other versions. */
  public ModelManifest {
    if (version != VERSION) {
      throw new IllegalArgumentException("Version " + version + " of the manifest is not known");
    }
    models = List.copyOf(models);
  }

  /**
   * @return the manifest that ships with avatar4j
   */
  public static ModelManifest shipped() {
    try (InputStream in = ModelManifest.class.getResourceAsStream(RESOURCE)) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param in JSON of the form of the shipped manifest
   * @return the manifest
   * @throws AvatarException if it is malformed
   * @throws IOException if it cannot be read
   */
  public static ModelManifest read(InputStream in) throws IOException {
    try {
      return new ObjectMapper().readValue(in, ModelManifest.class);
    } catch (JacksonException e) {
      throw new AvatarException("The model manifest is wrong: " + JsonFault.describe(e) + ".", e);
    }
  }

  /**
   * @param name perhaps a model's name
   * @return whether it is one
   */
  public boolean knows(String name) {
    return models.stream().anyMatch(model -> model.name().equals(name));
  }

  /**
   * @param name a model's name
   * @return the model
   * @throws InvalidInputException if there is none of that name
   */
  public Model model(String name) {
    List<String> names = models.stream().map(Model::name).toList();
    return models.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "model",
                    "No model is called \""
                        + name
                        + "\"."
                        + Suggestion.of(name, names)
                        + " There are: "
                        + String.join(", ", names)
                        + "."));
  }
}
