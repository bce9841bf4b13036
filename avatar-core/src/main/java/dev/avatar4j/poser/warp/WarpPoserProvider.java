package dev.avatar4j.poser.warp;

import dev.avatar4j.InvalidInputException;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserOptions;
import dev.avatar4j.poser.PoserProvider;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.warp.face.RestMouth;
import java.util.List;

/** Makes the built-in poser from {@code warp} or {@code warp?rest=picture}. Thread-safe. */
public final class WarpPoserProvider implements PoserProvider {
  /** The scheme of its specs. */
  public static final String SCHEME = "warp";

  private static final String REST = "rest";
  private static final String CLOSED = "closed";
  private static final String PICTURE = "picture";

  /** Called by {@link java.util.ServiceLoader}. */
  public WarpPoserProvider() {}

  @Override
  public String scheme() {
    return SCHEME;
  }

  @Override
  public String description() {
    return "Animates any picture in the THA layout, without a model: warp, or warp?rest=picture to"
        + " keep a mouth that is drawn open open at rest";
  }

  @Override
  public Poser create(PoserSpec spec) {
    if (!spec.target().isEmpty()) {
      throw new InvalidInputException(
          "poser", "The warp poser has no models; write just \"warp\", not \"" + spec + "\".");
    }
    String rest =
        PoserOptions.of(spec, List.of(REST)).choice(REST, List.of(CLOSED, PICTURE), CLOSED);
    return new WarpPoser(spec, rest.equals(CLOSED) ? RestMouth.CLOSED : RestMouth.PICTURE);
  }
}
