package dev.avatar4j.server.avatars;

import dev.avatar4j.InputProblems;
import dev.avatar4j.InvalidInputException;
import dev.avatar4j.Suggestion;
import dev.avatar4j.poser.Poser;
import dev.avatar4j.poser.PoserSpec;
import dev.avatar4j.poser.Posers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The posers that avatars share: each model is loaded once, when the first avatar needs it, and
 * freed when the last one is gone. Clients choose among the specs offered here and cannot have
 * anything else loaded. Thread-safe.
 */
public final class PoserPool implements AutoCloseable {
  private static final String BUILT_IN = "warp";

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final String main;

  /**
   * @param main the poser of the default avatar, which stays its owner's
   * @param offered specs of further posers; the built-in one is always offered
   */
  public PoserPool(Poser main, Collection<String> offered) {
    this.main = main.spec().toString();
    places.put(this.main, new Place(main));
    offered.forEach(spec -> places.putIfAbsent(PoserSpec.parse(spec).toString(), new Place(null)));
    places.putIfAbsent(BUILT_IN, new Place(null));
  }

  /**
   * @return the specs that may be asked for; the first is that of the default avatar
   */
  public List<String> specs() {
    return List.copyOf(places.keySet());
  }

  /**
   * @param spec one of {@link #specs()}; if empty, the default avatar's poser, or the built-in one
   *     where that can draw only its own character and another is wanted
   * @param ownPicture whether a picture of the client's is to be drawn
   * @return a claim to the poser, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if the spec is not offered or the poser cannot be made
   */
  public Lease acquire(Optional<String> spec, boolean ownPicture) {
    return acquire(spec.orElseGet(() -> ownPicture ? forAnyPicture() : main));
  }

  private String forAnyPicture() {
    return places.get(main).poser.ownCharacter().isPresent() ? BUILT_IN : main;
  }

  private Lease acquire(String spec) {
    Place place = places.get(spec);
    if (place == null) {
      throw new InvalidInputException(
          "poser",
          "This server does not offer the poser \""
              + InputProblems.shown(spec)
              + "\"."
              + Suggestion.of(spec, specs())
              + " Offered: "
              + String.join(", ", specs())
              + ".");
    }
    place.join(spec);
    return new Lease(place);
  }

  /** Frees every poser that was loaded here. Avatars that still use one fail clearly. */
  @Override
  public void close() {
    places.values().forEach(Place::free);
  }

  /** A claim to a poser. */
  public static final class Lease implements AutoCloseable {
    private final Place place;
    private boolean over;

    private Lease(Place place) {
      this.place = place;
    }

    /**
     * @return the poser; not to be closed
     */
    public Poser poser() {
      return place.poser;
    }

    /** Gives the claim up. Idempotent. */
    @Override
    public synchronized void close() {
      if (!over) {
        over = true;
        place.leave();
      }
    }
  }

  /** One poser, loaded or not. Its lock is held while it loads: others wait for the same model. */
  private static final class Place {
    private final boolean borrowed;
    private volatile Poser poser;
    private int users;

    Place(Poser borrowed) {
      this.borrowed = borrowed != null;
      this.poser = borrowed;
    }

    synchronized void join(String spec) {
      if (poser == null) {
        poser = Posers.create(spec);
      }
      users++;
    }

    synchronized void leave() {
      users--;
      if (users == 0) {
        free();
      }
    }

    synchronized void free() {
      if (!borrowed && poser != null) {
        poser.close();
        poser = null;
      }
    }
  }
}
