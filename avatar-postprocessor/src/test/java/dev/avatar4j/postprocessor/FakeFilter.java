package dev.avatar4j.postprocessor;

import dev.avatar4j.image.Frame;
import java.util.List;
import java.util.function.BiFunction;

/** A filter made up by a test. */
public record FakeFilter(
    String name,
    double priority,
    List<Parameter<?>> parameters,
    BiFunction<ParameterValues, RandomDraws, Filter> maker)
    implements FilterType {

  static FakeFilter of(String name, Filter filter) {
    return new FakeFilter(name, 0, List.of(), (values, random) -> filter);
  }

  /** A filter that runs by rows. */
  static FakeFilter byRows(String name, RowWork work) {
    return of(name, work);
  }

  /** {@code red += step}, once for each pixel of some rows. */
  static FakeFilter adding(String name, float step) {
    return byRows(name, (frame, from, to) -> add(frame, step, from, to));
  }

  static void add(Frame frame, float step, int fromRow, int toRow) {
    for (int i = fromRow * frame.width(); i < toRow * frame.width(); i++) {
      frame.red()[i] += step;
    }
  }

  @Override
  public SignalStage stage() {
    return SignalStage.GENERAL;
  }

  @Override
  public boolean dynamic() {
    return false;
  }

  @Override
  public String help() {
    return "Made up.";
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    return maker.apply(values, random);
  }

  /** A row filter in one lambda. */
  interface RowWork extends RowFilter {
    @Override
    default void prepare(int width, int height, FilterContext context) {}
  }
}
