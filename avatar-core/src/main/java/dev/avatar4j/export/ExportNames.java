package dev.avatar4j.export;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which emotions can have files of their own: those whose names are file names on every system and
 * differ by more than upper and lower case. Names that begin with an underscore are not emotions to
 * whoever reads the folder again.
 */
final class ExportNames {
  private static final Pattern FORBIDDEN = Pattern.compile("[/\\\\:*?\"<>|\\p{Cntrl}]");
  private static final Pattern EDGE = Pattern.compile("^[_. ]|[. ]$");
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

  private final Set<String> taken = new HashSet<>();

  /** Whether files may be called so; a name is accepted once. */
  boolean accepts(String emotion) {
    return !FORBIDDEN.matcher(emotion).find()
        && !EDGE.matcher(emotion).find()
        && !DEVICE.matcher(emotion).matches()
        && StandardCharsets.UTF_8.newEncoder().canEncode(emotion)
        && taken.add(emotion.toLowerCase(Locale.ROOT));
  }
}
