// What the browser remembers: small values in local storage, pictures in IndexedDB.

const PREFIX = 'avatar4j.studio.';

export function load(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

export function save(key, value) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // private windows may refuse; the value then lasts as long as the page
  }
}

function pictures(mode, act) {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('avatar4j-studio', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('pictures');
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const request = act(open.result.transaction('pictures', mode).objectStore('pictures'));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    };
  });
}

export const loadPicture = (name) => pictures('readonly', (all) => all.get(name));
export const savePicture = (name, blob) => pictures('readwrite', (all) => all.put(blob, name));
export const removePicture = (name) => pictures('readwrite', (all) => all.delete(name));
