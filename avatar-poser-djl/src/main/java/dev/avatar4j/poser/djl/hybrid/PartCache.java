package dev.avatar4j.poser.djl.hybrid;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The pictures of both parts of a face, the least recently shown leave first. Bounded by bytes.
 * Used by one thread; finding a picture allocates nothing.
 */
final class PartCache {
  private final Map<ExpressionKey, PartPicture> pictures = new LinkedHashMap<>(64, 0.75f, true);
  private final long limit;
  private long bytes;

  /**
   * @param limit how many bytes to keep at most
   */
  PartCache(long limit) {
    this.limit = limit;
  }

  /** The picture of an expression, or {@code null}. */
  PartPicture get(ExpressionKey key) {
    return pictures.get(key);
  }

  boolean contains(ExpressionKey key) {
    return pictures.containsKey(key);
  }

  void put(PartPicture picture) {
    PartPicture before = pictures.put(picture.key(), picture);
    bytes += picture.bytes() - (before == null ? 0 : before.bytes());
    Iterator<PartPicture> eldest = pictures.values().iterator();
    while (bytes > limit && pictures.size() > 1) {
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }

  long bytes() {
    return bytes;
  }

  int size() {
    return pictures.size();
  }

  void clear() {
    pictures.clear();
    bytes = 0;
  }
}
