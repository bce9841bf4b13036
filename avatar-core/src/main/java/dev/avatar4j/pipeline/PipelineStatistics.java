package dev.avatar4j.pipeline;

/**
 * What a pipeline has done so far. Means are over the last {@value RunningMean#WINDOW} frames; 0
 * while there is none.
 *
 * @param framesRendered frames drawn and encoded
 * @param framesFailed frames given up because something threw
 * @param subscribers open subscriptions
 * @param renderMillis mean time to draw a frame
 * @param stageMillis mean time of the stages between drawing and encoding
 * @param encodeMillis mean time to convert and encode a frame, all formats together
 * @param framesPerSecond frames per second over the mean spacing of frames
 * @param targetFramesPerSecond frames per second aimed for
 * @param turnMillis mean time a frame that was due waited for its turn, because other avatars were
 *     being drawn
 * @param saturated whether frames cannot be had at the rate aimed for: waiting, drawing and
 *     encoding take longer than the time between two of them. All avatars slow down evenly; {@code
 *     framesPerSecond} is what is left. Where it is false and fewer frames than aimed for are
 *     drawn, the subscribers want no more
 * @param lastFailure what the last failed frame reported; empty if none has failed
 */
public record PipelineStatistics(
    long framesRendered,
    long framesFailed,
    int subscribers,
    double renderMillis,
    double stageMillis,
    double encodeMillis,
    double framesPerSecond,
    double targetFramesPerSecond,
    double turnMillis,
    boolean saturated,
    String lastFailure) {}
