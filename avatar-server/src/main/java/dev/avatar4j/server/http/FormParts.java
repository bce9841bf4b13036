package dev.avatar4j.server.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.avatar4j.InputProblems;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parts of a {@code multipart/form-data} body, read whole; no files are written. */
public final class FormParts {
  private final Map<String, Part> parts = new LinkedHashMap<>();

  private FormParts() {}

  /**
   * One part.
   *
   * @param fileName what the client calls the file, or null; never to be opened
   * @param bytes the content
   */
  public record Part(String fileName, byte[] bytes) {}

  public static boolean isForm(Context ctx) {
    return Json.mediaType(ctx).equals("multipart/form-data");
  }

  /**
   * @param limit most bytes of the whole body
   * @return the parts; none if the body is no form
   * @throws RequestRefused 413 if there are too many bytes, 400 if the form is broken or a name
   *     comes twice
   */
  public static FormParts read(Context ctx, long limit) throws IOException {
    RequestBody.requireLength(ctx, limit);
    FormParts form = new FormParts();
    if (isForm(ctx)) {
      form.fill(ctx, limit);
    }
    return form;
  }

  // the parser reports what it finds as various causes of an undeclared ServletException
  private void fill(Context ctx, long limit) throws IOException {
    try {
      for (Map.Entry<String, List<UploadedFile>> entry : ctx.uploadedFileMap().entrySet()) {
        for (UploadedFile file : entry.getValue()) {
          try (InputStream content = file.content()) {
            add(entry.getKey(), new Part(file.filename(), RequestBody.read(content, limit)));
          }
        }
      }
      for (Map.Entry<String, List<String>> entry : ctx.formParamMap().entrySet()) {
        for (String text : entry.getValue()) {
          add(entry.getKey(), new Part(null, text.getBytes(StandardCharsets.UTF_8)));
        }
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw refusal(e, limit);
    }
  }

  private void add(String name, Part part) {
    if (parts.putIfAbsent(name, part) != null) {
      throw new RequestRefused(400, InputProblems.shown(name), "Two parts have the same name.");
    }
  }

  private static RequestRefused refusal(Exception e, long limit) {
    if (e instanceof IOException io) {
      return RequestBody.incomplete(io);
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      // the parser's word for a part or form beyond its limits
      if (cause instanceof IllegalStateException && isAboutSize(cause)) {
        return RequestBody.tooLarge(limit);
      }
    }
    return new RequestRefused(400, "file", "The form is broken: " + rootMessage(e) + ".");
  }

  private static boolean isAboutSize(Throwable cause) {
    return cause.getMessage() != null && !cause.getMessage().contains("boundary");
  }

  private static String rootMessage(Throwable e) {
    return e.getCause() == null ? e.getMessage() : rootMessage(e.getCause());
  }

  /**
   * @return the names of all parts, in the order sent
   */
  public Set<String> names() {
    return parts.keySet();
  }

  public Optional<Part> find(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  /**
   * @throws RequestRefused 400 if there is no such part
   */
  public Part require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new RequestRefused(
                    400,
                    name,
                    "Send field \"" + name + "\" as part of a multipart/form-data body."));
  }

  /**
   * @throws RequestRefused 400 if the part is no JSON object, 413 if it is too long
   */
  public Optional<ObjectNode> findJson(String name, long limit) {
    return find(name).map(part -> json(name, part, limit));
  }

  /**
   * @throws RequestRefused 400 if there is no such part or it is no JSON object, 413 if it is too
   *     long
   */
  public ObjectNode requireJson(String name, long limit) {
    return json(name, require(name), limit);
  }

  private static ObjectNode json(String name, Part part, long limit) {
    if (part.bytes().length > limit) {
      throw RequestBody.tooLarge(limit);
    }
    return Json.parseObject(part.bytes(), name);
  }
}
