package dev.avatar4j.postprocessor;

import java.util.List;

/** A filter as a user's jar would bring it. */
public final class PluggedFilter implements FilterType {
  @Override
  public String name() {
    return "plugged";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.GENERAL;
  }

  @Override
  public double priority() {
    return 20;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "Changes nothing.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of();
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return (frame, context) -> frame;
  }
}
