package dev.avatar4j.poser.djl.engine;

import dev.avatar4j.InvalidInputException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where a network runs.
 *
 * @param gpu the index of a CUDA device, or -1 for the processor
 */
public record Device(int gpu) {
  /** The processor. */
  public static final Device CPU = new Device(-1);

  /** The default of a poser's {@code device} option. */
  public static final String AUTO = "auto";

  private static final Pattern CUDA = Pattern.compile("cuda(?::(\\d{1,2}))?");

  /**
   * Understands a poser's {@code device} option. Starts the engine unless the answer is the
   * processor.
   *
   * @param option {@code auto} (the first GPU if libtorch can use one, else the processor), {@code
   *     cpu}, {@code cuda} or {@code cuda:N}
   * @return a device that is there
   * @throws InvalidInputException if it is none of these, or names a GPU that libtorch cannot use
   */
  public static Device choose(String option) {
    if (option.equals("cpu")) {
      return CPU;
    }
    if (option.equals(AUTO)) {
      return PyTorchRuntime.gpus() > 0 ? new Device(0) : CPU;
    }
    return cuda(option, PyTorchRuntime.gpus());
  }

  static Device cuda(String option, int gpus) {
    Matcher cuda = CUDA.matcher(option);
    if (!cuda.matches()) {
      throw new InvalidInputException(
          "poser",
          "Option device is \"" + option + "\"; give auto, cpu, cuda or cuda:N with N from 0.");
    }
    int index = cuda.group(1) == null ? 0 : Integer.parseInt(cuda.group(1));
    if (index >= gpus) {
      throw new InvalidInputException(
          "poser",
          "There is no device "
              + option
              + ": libtorch sees "
              + (gpus == 0 ? "no GPU" : gpus + " of them")
              + ". It needs a CUDA build of libtorch and NVIDIA's driver (docs/gpu.md);"
              + " device=cpu works without.");
    }
    return new Device(index);
  }

  /**
   * Starts the engine.
   *
   * @return the processor, and each GPU that libtorch can use
   * @throws dev.avatar4j.AvatarException if the engine cannot start
   */
  public static List<Device> all() {
    return IntStream.range(-1, PyTorchRuntime.gpus()).mapToObj(Device::new).toList();
  }

  /**
   * @return whether it is a GPU
   */
  public boolean isGpu() {
    return gpu >= 0;
  }

  ai.djl.Device toDjl() {
    return isGpu() ? ai.djl.Device.gpu(gpu) : ai.djl.Device.cpu();
  }

  /** As in poser specs: {@code cpu}, {@code cuda:0}. */
  @Override
  public String toString() {
    return isGpu() ? "cuda:" + gpu : "cpu";
  }
}
