package dev.avatar4j.server.routes;

import dev.avatar4j.Avatar;
import dev.avatar4j.pipeline.PipelineStatistics;
import dev.avatar4j.server.avatars.ServedAvatar;

/**
 * One line of the list of avatars.
 *
 * @param id what clients call it
 * @param character who is drawn
 * @param poser the scheme of what draws it
 * @param paused whether drawing is paused
 * @param viewers how many read its frames
 * @param idleSeconds seconds since somebody watched it or named it
 * @param framesPerSecond frames per second of late
 * @param targetFramesPerSecond frames per second aimed for
 * @param saturated whether the machine cannot draw it at that rate
 */
record AvatarSummary(
    String id,
    String character,
    String poser,
    boolean paused,
    int viewers,
    double idleSeconds,
    double framesPerSecond,
    double targetFramesPerSecond,
    boolean saturated) {
  static AvatarSummary of(ServedAvatar served) {
    Avatar avatar = served.avatar();
    PipelineStatistics statistics = avatar.statistics();
    return new AvatarSummary(
        served.id(),
        avatar.character().name(),
        avatar.poser().spec().scheme(),
        avatar.paused(),
        statistics.subscribers(),
        served.idleSeconds(),
        statistics.framesPerSecond(),
        statistics.targetFramesPerSecond(),
        // the figures are of the last frames; without viewers they are history
        statistics.saturated() && statistics.subscribers() > 0 && !avatar.paused());
  }
}
