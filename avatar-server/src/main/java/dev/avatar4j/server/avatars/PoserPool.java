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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The posers that avatars share: each model is loaded once, when the first avatar needs it, and
 * freed when the last one is gone. Clients choose among the posers offered here and cannot have
 * anything else loaded; they call them by names that tell no paths. Thread-safe.
 */
public final class PoserPool implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PoserPool.class);
  private static final String BUILT_IN = "warp";

  private final Map<String, Place> places = new LinkedHashMap<>();
  private final String main;

  /**
   * @param main the poser of the default avatar, which stays its owner's
   * @param offered specs of further posers; the built-in one is always offered
   */
  public PoserPool(Poser main, Collection<String> offered) {
    this.main = name(main.spec());
    places.put(this.main, new Place(main.spec(), main));
    offered.forEach(spec -> offer(PoserSpec.parse(spec)));
    offer(PoserSpec.parse(BUILT_IN));
  }

  private void offer(PoserSpec spec) {
    Place taken = places.putIfAbsent(name(spec), new Place(spec, null));
    if (taken != null && !taken.spec.equals(spec)) {
      log.warn("Left out the poser {}: {} has the same name.", spec, taken.spec);
    }
  }

  /** Its scheme and what of its target is no path: {@code tha4:lambda_00}. */
  private static String name(PoserSpec spec) {
    String target = spec.target();
    int end = target.length();
    while (end > 0 && isSeparator(target.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && !isSeparator(target.charAt(start - 1))) {
      start--;
    }
    return start == end ? spec.scheme() : spec.scheme() + ":" + target.substring(start, end);
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == '\\';
  }

  /**
   * @return the names that may be asked for; the first is that of the default avatar's
   */
  public List<String> names() {
    return List.copyOf(places.keySet());
  }

  /**
   * @param name one of {@link #names()}; if empty, the default avatar's poser, or the built-in one
   *     where that can draw only its own character and another is wanted
   * @param ownPicture whether a picture of the client's is to be drawn
   * @return a claim to the poser, to be closed by the caller
   * @throws dev.avatar4j.AvatarException if the name is not offered or the poser cannot be made
   */
  public Lease acquire(Optional<String> name, boolean ownPicture) {
    return acquire(name.orElseGet(() -> ownPicture ? forAnyPicture() : main));
  }

  private String forAnyPicture() {
    return places.get(main).poser.ownCharacter().isPresent() ? BUILT_IN : main;
  }

  private Lease acquire(String name) {
    Place place = places.get(name);
    if (place == null) {
      throw new InvalidInputException(
          "poser",
          "This server does not offer the poser \""
              + InputProblems.shown(name)
              + "\"."
              + Suggestion.of(name, names())
              + " Offered: "
              + String.join(", ", names())
              + ".");
    }
    place.join();
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
    private final PoserSpec spec;
    private final boolean borrowed;
    private volatile Poser poser;
    private int users;

    Place(PoserSpec spec, Poser borrowed) {
      this.spec = spec;
      this.borrowed = borrowed != null;
      this.poser = borrowed;
    }

    synchronized void join() {
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
