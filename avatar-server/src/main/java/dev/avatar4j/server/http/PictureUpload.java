package dev.avatar4j.server.http;

import dev.avatar4j.InputProblems;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.PictureFit;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes a character picture from a request and decodes it; touches nothing else. */
public final class PictureUpload {
  private static final String FILE = "file";
  private static final String LANDMARKS = "landmarks";

  /** Parts that are neither the picture nor a cel. */
  private static final Set<String> RESERVED =
      Set.of(FILE, LANDMARKS, "json", "settings", "emotions");

  private static final int MAX_NAME = 64;
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");

  private PictureUpload() {}

  /**
   * Reads a picture sent as a form, see {@link #readCharacter}, or as the whole body with an image
   * type.
   *
   * @throws dev.avatar4j.InvalidInputException if the bytes are no usable picture
   * @throws RequestRefused 413 if they are too many, 415 for another type of body, 400 if the form
   *     has no such field
   */
  public static CharacterImage read(Context ctx, long limit) throws IOException {
    return FormParts.isForm(ctx)
        ? readCharacter(FormParts.read(ctx, limit))
        : CharacterImages.read(readFile(ctx, limit), displayName(ctx.queryParam("name")));
  }

  /**
   * Reads the bytes of a picture, sent as field {@code file} of a form or as the whole body.
   *
   * @throws RequestRefused 413 if they are too many, 415 for another type of body, 400 if the form
   *     has no such field
   */
  public static byte[] readFile(Context ctx, long limit) throws IOException {
    if (FormParts.isForm(ctx)) {
      return FormParts.read(ctx, limit).require(FILE).bytes();
    }
    if (isBarePicture(ctx)) {
      return RequestBody.read(ctx, limit);
    }
    throw new RequestRefused(
        415, "Content-Type", "Send the picture as image/png, or as field file of a form.");
  }

  public static boolean isBarePicture(Context ctx) {
    String type = Json.mediaType(ctx);
    return type.startsWith("image/") || type.equals("application/octet-stream");
  }

  /**
   * Reads a picture from form field {@code file}, its cels from the fields of their names, and
   * {@code landmarks}. Cels that are unusable or unknown are left out with a warning.
   *
   * @throws dev.avatar4j.InvalidInputException if the bytes are no usable picture
   * @throws RequestRefused 400 if the form has no such field
   */
  public static CharacterImage readCharacter(FormParts form) {
    FormParts.Part file = form.require(FILE);
    Map<String, byte[]> cels = new LinkedHashMap<>();
    for (String name : form.names()) {
      if (!RESERVED.contains(name)) {
        cels.put(InputProblems.shown(name), form.require(name).bytes());
      }
    }
    Optional<String> landmarks =
        form.find(LANDMARKS).map(part -> new String(part.bytes(), StandardCharsets.UTF_8));
    return CharacterImages.read(file.bytes(), displayName(file.fileName()), cels, landmarks);
  }

  /**
   * Reads a picture from form field {@code file}, all of it, without cels.
   *
   * @throws dev.avatar4j.InvalidInputException if the bytes are no usable picture
   * @throws RequestRefused 413 if they are too many, 400 if the form has no such field
   */
  public static CharacterImage readWhole(Context ctx, long limit) throws IOException {
    FormParts.Part file = FormParts.read(ctx, limit).require(FILE);
    return CharacterImages.read(file.bytes(), displayName(file.fileName()), PictureFit.WHOLE);
  }

  /** A file name from outside is only ever shown, never opened. */
  public static String displayName(String fileName) {
    if (fileName == null) {
      return "character";
    }
    String base =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    int dot = base.lastIndexOf('.');
    String stem = UNPRINTABLE.matcher(dot > 0 ? base.substring(0, dot) : base).replaceAll("");
    int length = stem.codePointCount(0, stem.length());
    String shown =
        stem.substring(0, stem.offsetByCodePoints(0, Math.min(MAX_NAME, length))).strip();
    return shown.isEmpty() ? "character" : shown;
  }
}
