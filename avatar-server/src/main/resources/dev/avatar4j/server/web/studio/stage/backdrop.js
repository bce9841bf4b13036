// What lies behind the avatars. It stays in this browser.

import { loadPicture, removePicture, savePicture } from '../storage.js';
import { store } from '../store.js';

export const BACKDROPS = {
  dusk: 'Dusk',
  checker: 'Checkerboard',
  night: 'Night',
  paper: 'Paper',
  green: 'Green screen',
  sky: 'Sky',
  sunset: 'Sunset',
  meadow: 'Meadow',
};

let address = '';

function show(blob) {
  URL.revokeObjectURL(address);
  address = blob ? URL.createObjectURL(blob) : '';
  store.notify();
}

/** The address of the picture behind the avatars; empty if there is none. */
export const backdropPicture = () => address;

/** Puts a picture behind the avatars. */
export async function loadBackdrop(file) {
  try {
    (await createImageBitmap(file)).close();
  } catch {
    store.fail(`“${file.name}” cannot be the backdrop`,
      new Error('The browser cannot read it as a picture. Try a PNG, JPEG or WebP.'));
    return;
  }
  show(file);
  store.set({ backdrop: 'picture' });
  await savePicture('backdrop', file).catch(() => {}); // then it lasts as long as the page
}

export async function clearBackdrop() {
  store.set({ backdrop: 'dusk' });
  show(null);
  await removePicture('backdrop').catch(() => {});
}

loadPicture('backdrop').then((blob) => blob && show(blob)).catch(() => {});
