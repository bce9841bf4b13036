package dev.avatar4j.poser.djl.session;

import dev.avatar4j.AvatarException;
import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.djl.engine.InferenceThread;
import dev.avatar4j.poser.djl.staged.StagedNetwork;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A poser on a network that draws any picture. The network lives on a thread of its own, which all
 * sessions share in turns; its weights are shared, caches are not.
 */
public final class NeuralPoser implements Poser {
  private final PoserSpec spec;
  private final NeuralOptions options;
  private final InferenceThread thread;
  private final StagedNetwork network;
  private final String description;
  private final List<String> outputs;

  /** Those of open sessions; touched by the inference thread only. */
  private final Set<PosingChain> chains = new HashSet<>();

  private volatile boolean closed;

  /**
   * Loads the network, on its thread.
   *
   * @param spec the spec this poser is made from
   * @param options how many threads it may use, and how sessions cache
   * @param loader loads the network
   * @throws AvatarException if the network cannot be loaded
   */
  public NeuralPoser(PoserSpec spec, NeuralOptions options, Supplier<StagedNetwork> loader) {
    this.spec = spec;
    this.options = options;
    thread = new InferenceThread(spec.scheme(), options.threads());
    try {
      network = thread.call(loader);
    } catch (RuntimeException | Error e) {
      thread.close();
      throw e;
    }
    description = network.description();
    outputs = List.copyOf(network.outputs());
  }

  @Override
  public PoserSpec spec() {
    return spec;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public PoserSession open(CharacterImage image) {
    requireOpen();
    return new NeuralSession(this, image);
  }

  StagedNetwork network() {
    return network;
  }

  NeuralOptions options() {
    return options;
  }

  List<String> outputs() {
    return outputs;
  }

  /** Makes a session's chain, on the inference thread. */
  PosingChain add(Supplier<PosingChain> maker) {
    return run(
        () -> {
          PosingChain chain = maker.get();
          chains.add(chain);
          return chain;
        });
  }

  /** Frees a session's chain, unless the poser did. */
  void remove(PosingChain chain) {
    try {
      thread.run(() -> release(chain));
    } catch (IllegalStateException e) {
      if (!closed) {
        throw e;
      }
      // the poser was closed first, and the chain with it
    }
  }

  private void release(PosingChain chain) {
    if (chains.remove(chain)) {
      chain.close();
    }
  }

  /**
   * Runs a task of a session on the inference thread.
   *
   * @throws IllegalStateException if this poser is closed
   * @throws AvatarException if the network fails
   */
  <T> T run(Supplier<T> task) {
    try {
      return thread.call(() -> attempt(task));
    } catch (IllegalStateException e) {
      requireOpen();
      throw e;
    }
  }

  private <T> T attempt(Supplier<T> task) {
    requireOpen();
    try {
      return task.get();
    } catch (AvatarException e) {
      throw e;
    } catch (RuntimeException | OutOfMemoryError e) {
      throw new AvatarException(
          "The poser " + spec + " could not draw (" + e.getMessage() + ").", e);
    }
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException(closedMessage());
    }
  }

  private String closedMessage() {
    return "The poser " + spec + " is closed; create another one.";
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    thread.run(
        () -> {
          Set.copyOf(chains).forEach(this::release);
          network.close();
        });
    thread.close();
  }
}
