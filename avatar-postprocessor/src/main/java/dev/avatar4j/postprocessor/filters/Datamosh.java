package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.postprocessor.ChoiceParameter;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.SignalStage;
import dev.avatar4j.postprocessor.SwitchParameter;
import dev.avatar4j.postprocessor.TextParameter;
import java.util.List;

/** {@code datamosh}: rectangles of the picture are damaged for a moment. */
public final class Datamosh implements FilterType {
  static final NumberParameter STRENGTH =
      NumberParameter.of(
              "strength",
              1,
              0,
              1,
              "How much of the picture the damage replaces, or how far it moves rows.")
          .slider(0.1, 1);
  static final NumberParameter MAX_GLITCHES =
      NumberParameter.of(
              "max_glitches", 6, 1, 100, "At any time there are fewer rectangles than this.")
          .slider(1, 20)
          .asWhole();
  static final NumberParameter MIN_WIDTH =
      GlitchParameters.pixels("min_glitch_width", 32, 8, 64, "Columns of the narrowest rectangle.");
  static final NumberParameter MAX_WIDTH =
      GlitchParameters.pixels(
          "max_glitch_width", 160, 64, 512, "Rectangles are narrower than this.");
  static final NumberParameter MIN_HEIGHT =
      GlitchParameters.pixels("min_glitch_height", 16, 8, 64, "Rows of the lowest rectangle.");
  static final NumberParameter MAX_HEIGHT =
      GlitchParameters.pixels("max_glitch_height", 64, 64, 256, "Rectangles are lower than this.");
  static final NumberParameter HOLD_MIN =
      NumberParameter.of(
              "hold_min", 3, 0, 250, "Shortest time that rectangles stay, in 25ths of a second.")
          .slider(1, 12)
          .asWhole();
  static final NumberParameter HOLD_MAX =
      NumberParameter.of(
              "hold_max", 10, 0, 250, "Longest time that rectangles stay, in 25ths of a second.")
          .slider(3, 50)
          .asWhole();
  static final NumberParameter BLOCK =
      NumberParameter.of(
              "block_size",
              8,
              1,
              256,
              "Pixels of the squares that the picture is transmitted in: rectangles begin at one,"
                  + " and blurred ones show their means.")
          .slider(2, 32)
          .asWhole();
  static final NumberParameter DISPLACEMENT =
      NumberParameter.of(
              "displacement",
              0.08,
              0,
              2,
              "How far a zigzag moves rows to either side; the picture is 2 wide.")
          .slider(0.01, 0.2);
  static final SwitchParameter CONSTANT =
      SwitchParameter.of("constant", true, "Some rectangles have one colour.");
  static final SwitchParameter MISSING =
      SwitchParameter.of("missing", true, "Some rectangles have no data.");
  static final SwitchParameter BLUR =
      SwitchParameter.of("blur", true, "Some rectangles are reduced to coarse squares.");
  static final SwitchParameter ZIGZAG =
      SwitchParameter.of("zigzag", true, "Rows of some rectangles are displaced in a zigzag.");
  static final ChoiceParameter MISSING_DATA =
      ChoiceParameter.of("missing_data", "What missing data look like.", "transparent", "black");
  static final TextParameter NAME = TextParameter.instanceName("datamosh");

  @Override
  public String name() {
    return "datamosh";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.TRANSPORT;
  }

  @Override
  public double priority() {
    return 10.2;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "Now and then, rectangles are damaged for a while: one flat colour, missing, coarse"
        + " squares, or torn into a zigzag, as in a compressed video that lost data. With all four"
        + " kinds off it does nothing.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(
        STRENGTH,
        GlitchParameters.UNBOOST,
        MAX_GLITCHES,
        MIN_WIDTH,
        MAX_WIDTH,
        MIN_HEIGHT,
        MAX_HEIGHT,
        HOLD_MIN,
        HOLD_MAX,
        BLOCK,
        DISPLACEMENT,
        CONSTANT,
        MISSING,
        BLUR,
        ZIGZAG,
        MISSING_DATA,
        NAME);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    GlitchParameters.requireOrder(values, MIN_WIDTH, MAX_WIDTH);
    GlitchParameters.requireOrder(values, MIN_HEIGHT, MAX_HEIGHT);
    return new DatamoshInstance(values, random);
  }
}
