package dev.avatar4j.poser.warp;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.warp.face.RestMouth;

/** The built-in poser: no weights, no native code. Thread-safe. */
final class WarpPoser implements Poser {
  private final PoserSpec spec;
  private final RestMouth rest;
  private volatile boolean closed;

  WarpPoser(PoserSpec spec, RestMouth rest) {
    this.spec = spec;
    this.rest = rest;
  }

  @Override
  public PoserSpec spec() {
    return spec;
  }

  @Override
  public String description() {
    return "Built-in warp poser (pure Java, one thread)";
  }

  @Override
  public PoserSession open(CharacterImage image) {
    requireOpen();
    return new WarpSession(this, image, rest);
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("This warp poser is closed; create another one.");
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
