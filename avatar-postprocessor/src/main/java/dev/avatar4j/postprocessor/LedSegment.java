package dev.avatar4j.postprocessor;

import dev.avatar4j.image.Frame;

/**
 * A filter that needs the whole frame, and row filters behind it, which work on its finished rows
 * right away if it lets them, else when it is through.
 */
final class LedSegment implements ChainSegment {
  private final WholeFrameSegment leader;
  private final FusedSegment followers;

  LedSegment(WholeFrameSegment leader, FusedSegment followers) {
    this.leader = leader;
    this.followers = followers;
  }

  @Override
  public Frame run(Frame frame, FilterContext context) {
    followers.prepare(frame, context);
    context.follow(followers);
    Frame result = leader.run(frame, context);
    if (context.endFollowing() == result) {
      followers.finish();
      return result;
    }
    return followers.runRows(result, context);
  }
}
