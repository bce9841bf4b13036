package dev.avatar4j.server.cli.options;

import dev.avatar4j.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a text that the user named on the command line. */
public final class TextFiles {
  private static final int MAX_BYTES = 1 << 20;
  private static final String STANDARD_INPUT = "-";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFiles() {}

  public static String read(String option, Path file) {
    boolean standard = file.toString().equals(STANDARD_INPUT);
    String name = standard ? "Standard input" : file.toString();
    try {
      byte[] bytes = standard ? System.in.readNBytes(MAX_BYTES + 1) : bytes(file);
      if (bytes.length > MAX_BYTES) {
        throw new InvalidInputException(option, name + " has more than 1 MiB; send it in parts.");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InvalidInputException(option, name + " is no text in UTF-8; convert it.", e);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(option, "There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new InvalidInputException(option, "Cannot read " + name + ": " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }
}
