package dev.avatar4j.character;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.JsonFault;
import dev.avatar4j.animation.AnimatorSettings;
import dev.avatar4j.emotion.EmotionLibrary;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.ImageLimits;
import dev.avatar4j.poser.warp.landmarks.LandmarksJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The files of one package, each checked. Used once. */
final class PackageFiles {
  private final Map<String, byte[]> files;
  private final PackageLimits limits;
  private final PackageNames names;

  PackageFiles(Map<String, byte[]> files, PackageLimits limits) {
    this.files = files;
    this.limits = limits;
    names = PackageNames.of(files.keySet());
  }

  CharacterPackage character() {
    Optional<ObjectNode> emotions =
        json(PackageNames.EMOTIONS, it -> EmotionLibrary.factory().withOverrides(it, note -> {}));
    Optional<ObjectNode> settings = json(PackageNames.SETTINGS, AnimatorSettings::parse);
    return new CharacterPackage(image(landmarks()), emotions, settings);
  }

  private Optional<String> landmarks() {
    String file = names.file(PackageNames.LANDMARKS);
    if (!files.containsKey(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = content(file, ImageLimits.DEFAULT_MAX_LANDMARK_BYTES);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      LandmarksJson.parse(text).requireOrder();
      return Optional.of(text);
    } catch (CharacterCodingException e) {
      throw PackageArchive.refusal(file, "is not UTF-8 text.");
    } catch (InvalidInputException e) {
      throw wrong(file, e);
    }
  }

  private Optional<ObjectNode> json(String end, Consumer<ObjectNode> check) {
    String own = names.file(end);
    String file = files.containsKey(own) ? own : end;
    if (!files.containsKey(file)) {
      return Optional.empty();
    }
    byte[] bytes = content(file, limits.maxJsonBytes());
    try {
      if (!(CharacterPackage.MAPPER.readTree(bytes) instanceof ObjectNode object)) {
        throw PackageArchive.refusal(file, "must hold a JSON object, such as {}.");
      }
      check.accept(object);
      return Optional.of(object);
    } catch (JsonProcessingException e) {
      throw PackageArchive.refusal(file, "is not valid JSON: " + JsonFault.describe(e) + ".");
    } catch (IOException e) {
      throw PackageArchive.refusal(file, "cannot be read.");
    } catch (InvalidInputException e) {
      throw wrong(file, e);
    }
  }

  private byte[] content(String file, int most) {
    byte[] bytes = files.get(file);
    if (bytes.length > most) {
      throw PackageArchive.refusal(file, "has more than " + most + " bytes.");
    }
    return bytes;
  }

  private CharacterImage image(Optional<String> landmarks) {
    Map<String, byte[]> cels = new LinkedHashMap<>();
    Map<String, String> fileOf = new HashMap<>();
    names
        .cels()
        .forEach(
            (file, cel) -> {
              boolean own = file.startsWith(names.name() + "_");
              if (own || !cels.containsKey(cel)) {
                cels.put(cel, files.get(file));
                fileOf.put(cel, file);
              }
            });
    String picture = names.file(PackageNames.PICTURE);
    try {
      return CharacterImages.readAll(
          files.get(picture),
          names.name(),
          cels,
          landmarks,
          ImageLimits.DEFAULTS,
          limits.maxPixels());
    } catch (InvalidInputException e) {
      throw wrong(fileOf.getOrDefault(e.field(), picture), e);
    }
  }

  private static InvalidInputException wrong(String file, InvalidInputException e) {
    return e.getMessage().startsWith("\"" + file + "\"")
        ? e
        : PackageArchive.refusal(file, "cannot be used: " + e.getMessage());
  }
}
