// What the page does with files that are dropped on it.

import { loadBackdrop } from './stage/backdrop.js';
import { loadSettings } from './settings-file.js';
import { examine, loadEmotions, loadLandmarks, loadPackage } from './intake.js';
import { store } from './store.js';
import { isObject } from './values.js';
import { isJson, isTransparent } from './parts/files.js';
import { onDrop } from './parts/drop-zone.js';

const isPicture = (file) => file.type.startsWith('image/');

/** Settings have known names, landmarks a version; emotions are objects by any name. */
async function loadJson(file) {
  const json = await file.text().then(JSON.parse).catch(() => null);
  const known = new Set(store.schema?.map(({ key }) => key.split('.')[0]));
  const names = Object.keys(json ?? {});
  if (json?.version && !names.some((name) => known.has(name))) {
    return loadLandmarks(file, json);
  }
  const emotions = isObject(json) && names.length && names.every((name) => isObject(json[name]) && !known.has(name));
  return emotions ? loadEmotions(file, json) : loadSettings(file);
}

onDrop({ title: 'a backdrop (a picture without transparency)', accepts: isPicture, take: loadBackdrop });
onDrop({
  title: 'a character (a picture with transparency)',
  accepts: (file) => isPicture(file) && isTransparent(file),
  take: (file) => examine([file]),
});
onDrop({
  title: 'a picture with its cels and JSON files',
  acceptsAll: (files) => files.some(isPicture) && files.every((file) => isPicture(file) || isJson(file)),
  // the picture is the one whose name the others begin with
  take: (files) => examine(files.sort((a, b) => isJson(a) - isJson(b) || a.name.length - b.name.length)),
});
onDrop({ title: 'settings, emotions or landmarks (JSON)', accepts: isJson, take: loadJson });
onDrop({
  title: 'a character package (ZIP)',
  accepts: ({ name }) => name.toLowerCase().endsWith('.zip'),
  take: loadPackage,
});
