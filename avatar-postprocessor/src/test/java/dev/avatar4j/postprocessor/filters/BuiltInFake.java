package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.SignalStage;
import java.util.List;

/** A made-up filter that counts as built-in, because of where its class lies. */
public record BuiltInFake(FilterType type) implements FilterType {
  @Override
  public String name() {
    return type.name();
  }

  @Override
  public SignalStage stage() {
    return type.stage();
  }

  @Override
  public double priority() {
    return type.priority();
  }

  @Override
  public boolean dynamic() {
    return type.dynamic();
  }

  @Override
  public String help() {
    return type.help();
  }

  @Override
  public List<Parameter<?>> parameters() {
    return type.parameters();
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return type.create(values, random);
  }
}
