// The API key of a server that asks for one: the page is opened as /#key=..., and what stands behind
// the # a browser sends to nobody and no log keeps. Remembered until the tab is closed.

const STORE = 'avatar4j.key';

const named = new URLSearchParams(location.hash.slice(1)).get('key');
if (named) {
  sessionStorage.setItem(STORE, named);
  history.replaceState(null, '', location.pathname + location.search);
}

/** The key, or undefined if none is named. */
export function namedKey() {
  return sessionStorage.getItem(STORE) ?? undefined;
}

/** Options for fetch() with the key added, if there is one. */
export function withKey(options = {}) {
  const key = namedKey();
  return key
    ? { ...options, headers: { ...options.headers, Authorization: `Bearer ${key}` } }
    : options;
}
