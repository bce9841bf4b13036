package dev.avatar4j.postprocessor.filters;

import dev.avatar4j.image.Frame;
import dev.avatar4j.postprocessor.ChoiceParameter;
import dev.avatar4j.postprocessor.Filter;
import dev.avatar4j.postprocessor.FilterContext;
import dev.avatar4j.postprocessor.FilterType;
import dev.avatar4j.postprocessor.NumberParameter;
import dev.avatar4j.postprocessor.Parameter;
import dev.avatar4j.postprocessor.ParameterValues;
import dev.avatar4j.postprocessor.RandomDraws;
import dev.avatar4j.postprocessor.RowFilter;
import dev.avatar4j.postprocessor.SignalStage;
import dev.avatar4j.postprocessor.SwitchParameter;
import dev.avatar4j.postprocessor.TextParameter;
import dev.avatar4j.postprocessor.kernel.GaussianKernel;
import dev.avatar4j.postprocessor.kernel.GrainField;
import dev.avatar4j.postprocessor.kernel.LuminanceChange;
import java.util.List;

/** {@code noise}: grain of the sensor, in brightness or in opacity. */
public final class Noise implements FilterType {
  static final NumberParameter STRENGTH =
      NumberParameter.of("strength", 0.3, 0, 1, "How strong the noise is.").slider(0.1, 1);
  static final NumberParameter SIGMA =
      BlurParameters.sigma(1, 0, 3, "How soft the grains are, in grains; 0 = not softened.");
  static final ChoiceParameter CHANNEL =
      ChoiceParameter.of("channel", "What is noisy: luminance Y, or alpha A.", "Y", "A");
  static final SwitchParameter DOUBLE_SIZE =
      SwitchParameter.of("double_size", true, "Whether a grain is two pixels wide and high.");
  static final NumberParameter KERNEL_SIZE = BlurParameters.kernelSize();
  static final TextParameter NAME = TextParameter.instanceName("noise");

  @Override
  public String name() {
    return "noise";
  }

  @Override
  public SignalStage stage() {
    return SignalStage.CAMERA;
  }

  @Override
  public double priority() {
    return 1.5;
  }

  @Override
  public boolean dynamic() {
    return true;
  }

  @Override
  public String help() {
    return "Grain that changes 25 times a second, as of film or of a sensor in the dark, or of a weak"
        + " hologram.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(STRENGTH, SIGMA, CHANNEL, DOUBLE_SIZE, KERNEL_SIZE, NAME);
  }

  @Override
  public Filter create(ParameterValues values, RandomDraws random) {
    GaussianKernel kernel =
        values.number(SIGMA) > 0 ? BlurParameters.kernel(values, SIGMA, KERNEL_SIZE) : null;
    float strength = values.number(STRENGTH);
    GrainField field = new GrainField(kernel, values.get(DOUBLE_SIZE), strength, -strength);
    return new Instance(field, values.get(CHANNEL).equals("A"), random);
  }

  /** The field is how much the channel changes: times {@code (1 - strength) + strength * noise}. */
  private static final class Instance implements RowFilter {
    private final GrainField field;
    private final boolean ofAlpha;
    private final RandomDraws random;
    private final LuminanceChange change = new LuminanceChange();
    private int width;
    private int height;

    Instance(GrainField field, boolean ofAlpha, RandomDraws random) {
      this.field = field;
      this.ofAlpha = ofAlpha;
      this.random = random;
    }

    @Override
    public void prepare(int newWidth, int newHeight, FilterContext context) {
      if (context.newTick() || width != newWidth || height != newHeight) {
        width = newWidth;
        height = newHeight;
        random.start(context.tick());
        field.draw(width, height, random, context);
      }
      change.reserve(width);
    }

    @Override
    public void rows(Frame frame, int fromRow, int toRow) {
      if (ofAlpha) {
        addProduct(frame.alpha(), field.plane(), fromRow * width, toRow * width);
      } else {
        change.add(frame, field.plane(), fromRow, toRow);
      }
    }

    private static void addProduct(float[] values, float[] factors, int from, int to) {
      for (int i = from; i < to; i++) {
        values[i] += values[i] * factors[i];
      }
    }
  }
}
