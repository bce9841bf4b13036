package dev.avatar4j.server.recording;

/**
 * How a recording stands.
 *
 * @param state {@code recording}, {@code finishing}, {@code done} or {@code failed}
 * @param format what it is recorded to
 * @param fps the frame rate of the film
 * @param seconds the length of the film so far
 * @param limitSeconds when it ends by itself
 * @param frames pictures written
 * @param missed periods of the frame rate in which no new picture came, because the avatar was
 *     paused or slower, or the disk or encoder could not keep up; the one before stands longer
 * @param bytes size on disk
 * @param width columns; 0 before the first frame
 * @param height rows; 0 before the first frame
 * @param ended why it ended: {@code length}, {@code stopped}, {@code size_limit}, {@code
 *     frame_size_changed}; null while it runs
 * @param error why it failed; null unless it did
 */
public record RecordingState(
    String state,
    String format,
    int fps,
    double seconds,
    double limitSeconds,
    long frames,
    long missed,
    long bytes,
    int width,
    int height,
    String ended,
    String error) {}
