package dev.avatar4j.poser.djl.provider;

import dev.avatar4j.poser.PoserProvider;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import java.util.List;
import java.util.Optional;

/** A provider of posers that run on PyTorch, and are there where its libraries are. */
public abstract class PyTorchPoserProvider implements PoserProvider {
  /** For providers. */
  protected PyTorchPoserProvider() {}

  @Override
  public final Optional<String> missing() {
    return PyTorchRuntime.missing();
  }

  @Override
  public final List<String> details() {
    return PyTorchRuntime.details();
  }
}
