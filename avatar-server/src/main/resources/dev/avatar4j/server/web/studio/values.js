// Small functions on settings: objects with keys such as crop.left, which lie one inside the other.

export const same = (a, b) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));

function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
  }
  return value;
}

export const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

/** The value of a key such as `crop.left`. */
export const valueAt = (settings, key) => key.split('.').reduce((value, part) => value?.[part], settings);

/** The settings `{crop: {left: value}}` for the key `crop.left`. */
export const patchOf = (key, value) =>
  key.split('.').reduceRight((inner, part) => ({ [part]: inner }), value);

/** Settings with a patch applied; objects are merged, everything else is replaced. */
export function merged(settings, patch) {
  const result = { ...settings };
  for (const [key, value] of Object.entries(patch ?? {})) {
    result[key] = isObject(value) && isObject(result[key]) ? merged(result[key], value) : value;
  }
  return result;
}

/** What a patch would replace: those of the settings that it names. */
export function replaced(settings, patch) {
  return Object.fromEntries(Object.entries(patch).map(([key, value]) => [
    key,
    isObject(value) && isObject(settings?.[key]) ? replaced(settings[key], value) : settings?.[key],
  ]));
}

/** `blink_interval_min` as people read it. */
export function readable(key) {
  const words = key.split('.').pop().replaceAll('_', ' ').replace(/ index$/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
