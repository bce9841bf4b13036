package dev.avatar4j.animation;

import java.util.ArrayList;
import java.util.List;

/** Collects settings in the order they are declared in. */
final class Declarations {
  private final List<Setting<?>> settings = new ArrayList<>();

  Setting<Double> number(
      String group,
      String key,
      double byDefault,
      double min,
      double max,
      String unit,
      String help) {
    return add(group, key, new SettingType.Decimal(min, max), byDefault, unit, help);
  }

  <T> Setting<T> add(
      String group, String key, SettingType<T> type, T byDefault, String unit, String help) {
    Setting<T> setting = new Setting<>(group, key, type, byDefault, unit, help);
    settings.add(setting);
    return setting;
  }

  List<Setting<?>> all() {
    return List.copyOf(settings);
  }
}
