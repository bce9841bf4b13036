package dev.avatar4j.server.http;

import dev.avatar4j.InputProblems;
import dev.avatar4j.character.CharacterPackage;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Takes a character package from a request and checks all of it; touches nothing else. */
public final class PackageUpload {
  private PackageUpload() {}

  public static boolean isArchive(Context ctx) {
    return Json.mediaType(ctx).equals("application/zip");
  }

  /**
   * Reads a ZIP archive that is the whole body or the only file of a form, or else the files of a
   * form as those of an archive.
   *
   * @throws dev.avatar4j.InvalidInputException if anything is wrong in it; names the file
   * @throws RequestRefused 413 if there are too many bytes, 415 for another type of body, 400 if
   *     two files have the same name
   */
  public static CharacterPackage read(Context ctx, long limit) throws IOException {
    if (FormParts.isForm(ctx)) {
      return read(FormParts.read(ctx, limit));
    }
    if (isArchive(ctx) || Json.mediaType(ctx).equals("application/octet-stream")) {
      return CharacterPackage.read(RequestBody.read(ctx, limit));
    }
    throw new RequestRefused(
        415,
        "Content-Type",
        "Send the package as application/zip, or its files as those of a form.");
  }

  private static CharacterPackage read(FormParts form) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String part : form.names()) {
      FormParts.Part file = form.require(part);
      String name = file.fileName() == null ? part : file.fileName();
      if (files.put(name, file.bytes()) != null) {
        throw new RequestRefused(400, InputProblems.shown(name), "Two files have the same name.");
      }
    }
    String first = files.isEmpty() ? "" : files.keySet().iterator().next();
    return files.size() == 1 && first.toLowerCase(Locale.ROOT).endsWith(".zip")
        ? CharacterPackage.read(files.get(first))
        : CharacterPackage.ofFiles(files);
  }
}
