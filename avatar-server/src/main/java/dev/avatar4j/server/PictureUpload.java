package dev.avatar4j.server;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.CharacterImages;
import dev.avatar4j.image.PictureFit;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes a character picture from a request and decodes it; touches nothing else. */
final class PictureUpload {
  private static final String FIELD = "file";
  private static final int MAX_NAME = 64;
  private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");

  private PictureUpload() {}

  /**
   * Reads a picture sent as form field {@code file}, or as the whole body with an image type.
   *
   * @throws dev.avatar4j.InvalidInputException if the bytes are no usable picture
   * @throws RequestRefused 413 if they are too many, 415 for another type of body, 400 if the form
   *     has no such field
   */
  static CharacterImage read(Context ctx, long limit) throws IOException {
    String type = ctx.contentType() == null ? "" : ctx.contentType().toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/form-data")) {
      return readForm(ctx, limit, PictureFit.CENTRE_SQUARE);
    }
    if (type.startsWith("image/") || type.startsWith("application/octet-stream")) {
      byte[] bytes = RequestBody.read(ctx, limit);
      return CharacterImages.read(bytes, displayName(ctx.queryParam("name")));
    }
    throw new RequestRefused(
        415, "Content-Type", "Send the picture as image/png, or as field file of a form.");
  }

  /**
   * Reads a picture sent as form field {@code file}.
   *
   * @throws dev.avatar4j.InvalidInputException if the bytes are no usable picture
   * @throws RequestRefused 413 if they are too many, 400 if the form has no such field
   */
  static CharacterImage readForm(Context ctx, long limit, PictureFit fit) throws IOException {
    RequestBody.requireLength(ctx, limit);
    UploadedFile file = formFile(ctx, limit);
    if (file == null) {
      throw new RequestRefused(
          400, FIELD, "Send the picture as field \"file\" of a multipart/form-data body.");
    }
    try (InputStream content = file.content()) {
      return CharacterImages.read(
          RequestBody.read(content, limit), displayName(file.filename()), fit);
    }
  }

  // the parser reports what it finds as various causes of an undeclared ServletException
  private static UploadedFile formFile(Context ctx, long limit) throws IOException {
    try {
      return ctx.uploadedFile(FIELD);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      if (e instanceof IOException io) {
        throw RequestBody.incomplete(io);
      }
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        // the parser's word for a part or form beyond its limits
        if (cause instanceof IllegalStateException && isAboutSize(cause)) {
          throw RequestBody.tooLarge(limit);
        }
      }
      throw new RequestRefused(400, FIELD, "The form is broken: " + rootMessage(e) + ".");
    }
  }

  private static boolean isAboutSize(Throwable cause) {
    return cause.getMessage() != null && !cause.getMessage().contains("boundary");
  }

  private static String rootMessage(Throwable e) {
    return e.getCause() == null ? e.getMessage() : rootMessage(e.getCause());
  }

  /** A file name from outside is only ever shown, never opened. */
  static String displayName(String fileName) {
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
