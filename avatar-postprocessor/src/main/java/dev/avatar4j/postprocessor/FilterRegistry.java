package dev.avatar4j.postprocessor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The filters there are: the built-in ones and those found on the class path, see {@link
 * FilterType}. A filter that cannot be loaded, or is declared wrongly, or has the name of a
 * built-in one, is left out with a warning in the log. Immutable and thread-safe.
 */
public final class FilterRegistry {
  private static final Logger LOG = LoggerFactory.getLogger(FilterRegistry.class);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final String BUILT_IN = FilterRegistry.class.getPackageName() + ".filters";

  private final Map<String, FilterType> types = new LinkedHashMap<>();

  private FilterRegistry(Iterable<FilterType> found) {
    List<FilterType> usable = new ArrayList<>();
    for (FilterType type : found) {
      if (isUsable(type)) {
        usable.add(type);
      }
    }
    usable.sort(Comparator.comparing((FilterType type) -> !isBuiltIn(type)));
    Map<String, FilterType> byName = new LinkedHashMap<>();
    for (FilterType type : usable) {
      FilterType taken = byName.putIfAbsent(type.name(), type);
      if (taken != null) {
        LOG.warn(
            "Left out the filter {}: its name \"{}\" is taken by {}; rename it.",
            type.getClass().getName(),
            type.name(),
            taken.getClass().getName());
      }
    }
    byName.values().stream()
        .sorted(Comparator.comparingDouble(FilterType::priority).thenComparing(FilterType::name))
        .forEach(type -> types.put(type.name(), type));
  }

  /** Loads the standard registry when it is first asked for. */
  private static final class Standard {
    static final FilterRegistry INSTANCE =
        new FilterRegistry(found(FilterRegistry.class.getClassLoader()));
  }

  /**
   * @return the filters that the class loader of this library finds, looked for once
   */
  public static FilterRegistry standard() {
    return Standard.INSTANCE;
  }

  /**
   * Looks for filters anew.
   *
   * @param loader finds filters beside those of this library, such as a loader of plug-ins
   * @return the filters it finds
   */
  public static FilterRegistry load(ClassLoader loader) {
    return new FilterRegistry(found(loader));
  }

  /**
   * @param types filters; of two with one name a built-in one counts, else the first
   * @return a registry of these and nothing else
   */
  public static FilterRegistry of(List<FilterType> types) {
    return new FilterRegistry(types);
  }

  private static List<FilterType> found(ClassLoader loader) {
    List<FilterType> found = new ArrayList<>();
    Iterator<FilterType> types = ServiceLoader.load(FilterType.class, loader).iterator();
    boolean more = true;
    while (more) {
      try {
        more = types.hasNext();
        if (more) {
          found.add(types.next());
        }
      } catch (ServiceConfigurationError e) {
        LOG.warn("Left out a filter that cannot be loaded: {}", e.getMessage(), e);
      }
    }
    return found;
  }

  private static boolean isUsable(FilterType type) {
    String fault = fault(type);
    if (fault != null) {
      LOG.warn("Left out the filter {}: {}", type.getClass().getName(), fault);
    }
    return fault == null;
  }

  private static String fault(FilterType type) {
    if (type.name() == null || !NAME.matcher(type.name()).matches()) {
      return "its name is \"" + type.name() + "\"; use lower-case letters, digits and underscores.";
    }
    Set<String> names = new HashSet<>();
    for (Parameter<?> parameter : type.parameters()) {
      if (!names.add(parameter.name())) {
        return "it has two parameters called \"" + parameter.name() + "\".";
      }
    }
    return null;
  }

  /**
   * @param type a filter
   * @return whether it comes with this library
   */
  static boolean isBuiltIn(FilterType type) {
    return type.getClass().getPackageName().equals(BUILT_IN)
        && type.getClass().getClassLoader() == FilterRegistry.class.getClassLoader();
  }

  /**
   * @param name the name of a filter
   * @return the filter
   */
  public Optional<FilterType> find(String name) {
    return Optional.ofNullable(types.get(name));
  }

  /**
   * @return all filters, by ascending {@link FilterType#priority priority}, then by name
   */
  public List<FilterType> all() {
    return List.copyOf(types.values());
  }
}
