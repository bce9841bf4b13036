package dev.avatar4j.poser.djl.tha4;

import dev.avatar4j.image.CharacterImage;
import dev.avatar4j.image.Frame;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSession;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.djl.engine.PyTorchRuntime;
import dev.avatar4j.poser.warp.face.PosedCels;
import java.util.Optional;

/** A loaded THA4 student. Sessions draw one after the other; each frame uses all its threads. */
final class Tha4Poser implements Poser {
  private final PoserSpec spec;
  private final CharacterImage character;
  private final StudentNetwork network;
  private final boolean everyPixel;
  private final String description;
  private boolean closed;

  Tha4Poser(PoserSpec spec, CharacterImage character, StudentNetwork network, boolean everyPixel) {
    this.spec = spec;
    this.character = character;
    this.network = network;
    this.everyPixel = everyPixel;
    this.description =
        "THA4 student "
            + character.name()
            + " on "
            + PyTorchRuntime.name()
            + " (CPU, "
            + network.threads()
            + (network.threads() == 1 ? " thread)" : " threads)");
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
  public Optional<CharacterImage> ownCharacter() {
    return Optional.of(character);
  }

  @Override
  public synchronized PoserSession open(CharacterImage image) {
    requireOpen();
    Tha4Picture.requireSame(character, image);
    return new Tha4Session(this, image);
  }

  /** Draws a frame for a session, with or without cels; sessions take turns. */
  synchronized void draw(float[] pose, PosedCels cels, Frame out) {
    requireOpen();
    network.draw(pose, everyPixel, cels, out);
  }

  /** Fails like a frame would, for a session that need not draw. */
  synchronized void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The poser " + spec + " is closed.");
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      network.close();
    }
  }
}
