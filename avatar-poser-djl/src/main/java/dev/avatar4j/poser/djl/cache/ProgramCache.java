package dev.avatar4j.poser.djl.cache;

import dev.avatar4j.AvatarException;
import dev.avatar4j.download.Sha256;
import dev.avatar4j.models.ModelStore;
import dev.avatar4j.poser.djl.model.CheckpointException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Programs made from weight files: in the folder {@code .programs} beside the weights, or in the
 * model store's where that one cannot be written. A program's file name holds the checksum of the
 * weights; it is written under another name and moved into place, so that nobody sees half of one
 * and several processes may start at once. Thread-safe.
 */
public final class ProgramCache {
  private static final Logger LOG = LoggerFactory.getLogger(ProgramCache.class);
  private static final String FOLDER = ".programs";
  private static final int BUFFER = 1 << 20;

  /** How much of a checksum file names carry. */
  private static final int DIGITS = 16;

  private final List<Path> folders;

  /**
   * @param weights the folder of the weight files
   * @param fallback where to keep programs if that folder cannot be written
   */
  public ProgramCache(Path weights, Path fallback) {
    this.folders =
        List.of(weights.resolve(FOLDER), fallback.resolve(FOLDER).resolve(name(weights)));
  }

  /**
   * @param weights the folder of the weight files
   * @return a cache there, or in the standard model store
   */
  public static ProgramCache beside(Path weights) {
    return new ProgramCache(weights, ModelStore.standard().folder());
  }

  private static String name(Path weights) {
    Sha256 sum = new Sha256();
    String path = weights.toAbsolutePath().normalize().toString();
    sum.add(ByteBuffer.wrap(path.getBytes(StandardCharsets.UTF_8)));
    return sum.hex().substring(0, DIGITS);
  }

  /**
   * Loads a program, and writes it first if it is not there, or is there and cannot be loaded.
   *
   * @param id which
   * @param weights the files it is made from
   * @param writer writes it
   * @param loader loads it from a file; throws an {@link AvatarException} if it cannot
   * @param <T> what it is loaded as
   * @return what the loader returned
   * @throws AvatarException if weights cannot be read, no folder can be written, or the program as
   *     written cannot be loaded
   */
  public <T> T load(
      ProgramId id, List<Path> weights, Consumer<OutputStream> writer, Function<Path, T> loader) {
    for (Path folder : folders) {
      Path program = folder.resolve(id.fileName(checksum(folder, weights)));
      if (Files.exists(program)) {
        try {
          return loader.apply(program);
        } catch (AvatarException e) {
          LOG.warn("{} is damaged and will be made again: {}", program, e.getMessage());
          return loader.apply(write(folder, program, writer));
        }
      }
    }
    for (Path folder : folders) {
      if (writable(folder)) {
        Path program = folder.resolve(id.fileName(checksum(folder, weights)));
        write(folder, program, writer);
        removeOthers(folder, id, program);
        return loader.apply(program);
      }
    }
    throw new AvatarException(
        "Neither "
            + folders.get(0)
            + " nor "
            + folders.get(1)
            + " can be written; a poser keeps its compiled networks in one of them. Make one"
            + " writable, or name another store with "
            + ModelStore.VARIABLE
            + ".");
  }

  private static String checksum(Path folder, List<Path> weights) {
    try {
      return new WeightChecksums(folder).of(weights).substring(0, DIGITS);
    } catch (IOException e) {
      throw new CheckpointException(
          e.getMessage(), "the weights cannot be read", "Check the model's folder.");
    }
  }

  private static boolean writable(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.isWritable(folder);
    } catch (IOException e) {
      LOG.debug("{} cannot be made", folder, e);
      return false;
    }
  }

  private static Path write(Path folder, Path program, Consumer<OutputStream> writer) {
    long start = System.nanoTime();
    try {
      Path part = Files.createTempFile(folder, "program", ".part");
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
          writer.accept(out);
        }
        move(part, program);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new AvatarException(
          "The program " + program + " cannot be written: " + e.getMessage(), e);
    }
    LOG.info("Made {} in {} ms", program, (System.nanoTime() - start) / 1_000_000);
    return program;
  }

  private static void move(Path part, Path program) throws IOException {
    try {
      Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, program, StandardCopyOption.REPLACE_EXISTING);
    } catch (AccessDeniedException e) {
      // On Windows another process may have made it meanwhile and hold it open.
      if (!Files.exists(program)) {
        throw e;
      }
    }
  }

  /** Removes what was made from other weights or by an older version. */
  private static void removeOthers(Path folder, ProgramId id, Path program) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, id.prefix() + "v*.pt")) {
      for (Path file : files) {
        if (!file.equals(program)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.debug("Old programs in {} stay", folder, e);
    }
  }
}
