package dev.avatar4j.server.recording;

import dev.avatar4j.AvatarException;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.server.avatars.ConflictException;
import dev.avatar4j.server.avatars.OverloadedException;
import dev.avatar4j.server.avatars.ServedAvatar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recordings of a server, at most one for each avatar. Files lie in a temporary folder of this
 * service's own, under random names, until they are replaced or discarded, their avatar goes, or
 * the service is closed. Thread-safe.
 */
public final class RecordingService implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RecordingService.class);

  private final RecordingLimits limits;
  private final Ffmpeg ffmpeg;
  private final DiskBudget budget;
  private final Map<String, Recording> recordings = new HashMap<>();
  private Path folder;
  private boolean closed;

  /**
   * @param limits what recordings may cost
   * @param ffmpeg makes WebM films
   */
  public RecordingService(RecordingLimits limits, Ffmpeg ffmpeg) {
    this.limits = limits;
    this.ffmpeg = ffmpeg;
    this.budget = new DiskBudget(limits.totalBytes());
  }

  /**
   * A finished film.
   *
   * @param file where it lies
   * @param format what it is
   */
  public record Result(Path file, RecordingFormat format) {}

  /**
   * @return what recordings may cost
   */
  public RecordingLimits limits() {
    return limits;
  }

  /**
   * @return what can be recorded here; asks {@link Ffmpeg}, which may take a moment
   */
  public RecordingOptions options() {
    List<RecordingOptions.Format> formats =
        Arrays.stream(RecordingFormat.values())
            .map(
                format ->
                    new RecordingOptions.Format(
                        format.label(),
                        format.extension(),
                        format.transparent(),
                        format.codec().flatMap(this::lacking).orElse(null)))
            .toList();
    return new RecordingOptions(formats, limits.seconds(), limits.bytes());
  }

  private Optional<String> lacking(FilmCodec codec) {
    try {
      ffmpeg.require("format", codec, false);
      return Optional.empty();
    } catch (InvalidInputException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Begins to record an avatar. A finished recording of it is deleted.
   *
   * @param served the avatar
   * @param request what is to be recorded
   * @return how the recording stands
   * @throws ConflictException if one is running
   * @throws OverloadedException if there are too many, or their files fill their space
   * @throws InvalidInputException if the request exceeds the limits, or needs {@link Ffmpeg} and it
   *     is not there
   */
  public RecordingState start(ServedAvatar served, RecordingRequest request) {
    request.requireWithin(limits);
    // may take a moment: not while holding the lock
    request.format().codec().ifPresent(codec -> ffmpeg.require("format", codec, false));
    synchronized (recordings) {
      requireFree(served.id());
      Recording earlier = recordings.remove(served.id());
      if (earlier != null) {
        earlier.discard();
      }
      if (budget.isSpent()) {
        throw new OverloadedException(
            "The recordings here fill their disk space; delete some and try again.");
      }
      Path file = folder().resolve(UUID.randomUUID() + "." + request.format().extension());
      Recording recording = new Recording(served.avatar(), request, file, limits, budget, ffmpeg);
      recordings.put(served.id(), recording);
      recording.start();
      return recording.state();
    }
  }

  private void requireFree(String id) {
    if (closed) {
      throw new OverloadedException("The server stops.");
    }
    Recording present = recordings.get(id);
    if (present != null && present.running()) {
      throw new ConflictException(
          "This avatar is being recorded already; stop that recording first.");
    }
    long running = recordings.values().stream().filter(Recording::running).count();
    if (running >= limits.running()) {
      throw new OverloadedException(
          limits.running() == 0
              ? "This server does not record."
              : "As many recordings as may are running ("
                  + limits.running()
                  + "); try again when one has ended.");
    }
  }

  private Path folder() {
    if (folder == null) {
      try {
        folder = Files.createTempDirectory("avatar-recordings-");
      } catch (IOException e) {
        throw new AvatarException(
            "There is no place for recordings: "
                + e.getMessage()
                + "; make the temporary folder writable.",
            e);
      }
    }
    return folder;
  }

  private Optional<Recording> find(String id) {
    synchronized (recordings) {
      return Optional.ofNullable(recordings.get(id));
    }
  }

  /**
   * @param id an avatar's id
   * @return how its recording stands, or empty if there is none
   */
  public Optional<RecordingState> state(String id) {
    return find(id).map(Recording::state);
  }

  /**
   * Waits until a recording has ended and its film is complete or given up.
   *
   * @param id an avatar's id
   * @param longest how long to wait at most
   * @return how it stands then, or empty if there is none
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public Optional<RecordingState> awaitEnd(String id, Duration longest)
      throws InterruptedException {
    Optional<Recording> recording = find(id);
    if (recording.isPresent()) {
      recording.get().awaitEnd(longest);
    }
    return recording.map(Recording::state);
  }

  /**
   * Ends a recording; its film is then finished, which may take a moment.
   *
   * @param id an avatar's id
   * @return how it stands, or empty if there is none
   */
  public Optional<RecordingState> stop(String id) {
    Optional<Recording> recording = find(id);
    recording.ifPresent(Recording::stop);
    return recording.map(Recording::state);
  }

  /**
   * @param id an avatar's id
   * @return its finished film, or empty if there is none
   */
  public Optional<Result> result(String id) {
    return find(id)
        .flatMap(
            recording ->
                recording.result().map(file -> new Result(file, recording.request().format())));
  }

  /**
   * Ends an avatar's recording, if there is one, and deletes its film.
   *
   * @param id an avatar's id
   * @return whether there was one
   */
  public boolean discard(String id) {
    Recording recording;
    synchronized (recordings) {
      recording = recordings.remove(id);
    }
    if (recording == null) {
      return false;
    }
    recording.discard();
    return true;
  }

  /** Ends all recordings and deletes all films. Idempotent. */
  @Override
  public void close() {
    List<Recording> all;
    Path used;
    synchronized (recordings) {
      closed = true;
      all = new ArrayList<>(recordings.values());
      recordings.clear();
      used = folder;
      folder = null;
    }
    all.forEach(Recording::discard);
    if (used != null) {
      try {
        Files.deleteIfExists(used);
      } catch (IOException e) {
        log.warn("The folder of recordings could not be deleted: {}", e.toString());
      }
    }
  }
}
