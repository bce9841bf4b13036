package dev.avatar4j.image;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The cels a character may bring beside its picture, named {@code <character>_<cel>.png}. All are
 * optional, as large as the picture and aligned with it.
 */
public final class CelNames {
  /** Eyes and mouths in other shapes, used by posers that draw with cels. */
  public static final List<String> POSE_CELS =
      List.of(
          "eye_closed_left",
          "eye_closed_right",
          "eye_happy_left",
          "eye_happy_right",
          "mouth_closed",
          "mouth_aaa",
          "mouth_iii",
          "mouth_uuu",
          "mouth_eee",
          "mouth_ooo",
          "mouth_delta");

  /** Layers blended onto the picture before it is posed, from bottom to top. */
  public static final List<String> CHARACTER_CELS =
      List.of(
          "blush1", "blush2", "blush3", "shadow1", "sweat1", "sweat2", "sweat3", "tears1", "tears2",
          "tears3", "data1", "data2", "data3", "data4", "waver1", "waver2");

  private static final List<String> FIXED;

  static {
    Set<String> all = new LinkedHashSet<>(POSE_CELS);
    all.addAll(CHARACTER_CELS);
    FIXED = List.copyOf(all);
  }

  /** Layers blended onto the posed frame, by any name of this form. */
  private static final Pattern EFFECT = Pattern.compile("fx_[A-Za-z0-9_-]{1,64}");

  private static final Comparator<String> ORDER =
      Comparator.comparingInt(CelNames::rank).thenComparing(Comparator.naturalOrder());

  private CelNames() {}

  /**
   * @return the pose cels, then the character cels; effects have free names and are not listed
   */
  public static List<String> fixed() {
    return FIXED;
  }

  /**
   * @param cel a cel name, without the character's
   * @return whether it is a layer for the posed frame: {@code fx_} and 1 to 64 letters, digits,
   *     underscores or hyphens
   */
  public static boolean isEffect(String cel) {
    return EFFECT.matcher(cel).matches();
  }

  /**
   * @param cel a cel name, without the character's
   * @return whether any part of avatar4j uses it
   */
  public static boolean isKnown(String cel) {
    return FIXED.contains(cel) || isEffect(cel);
  }

  /**
   * @return the canonical order: pose cels and character cels as listed here, then effects by name
   */
  public static Comparator<String> order() {
    return ORDER;
  }

  private static int rank(String cel) {
    int index = FIXED.indexOf(cel);
    return index < 0 ? FIXED.size() : index;
  }
}
