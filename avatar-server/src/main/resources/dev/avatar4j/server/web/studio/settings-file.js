// Settings as files, and as a copy that the browser keeps.

import { download } from './parts/files.js';
import { toast } from './parts/toast.js';
import { load, save } from './storage.js';
import { store } from './store.js';
import { isObject } from './values.js';

/** Loads an animator.json; those settings that it does not name stay. */
export async function loadSettings(file) {
  try {
    const settings = JSON.parse(await file.text());
    await applySettings(settings, `Load ${file.name}`);
    toast('ok', `The settings of ${file.name} are in force`);
  } catch (error) {
    store.fail(`“${file.name}” was not taken`, error instanceof SyntaxError
      ? new Error(`It is no JSON: ${error.message}.`) : error);
  }
}

/** Checks settings by sending them; only then they can be undone. */
const applySettings = (settings, label, session = store.current) => session.history.queue(async () => {
  if (!isObject(settings)) {
    throw new Error('Settings are an object of names and values, such as {"target_fps": 30}.');
  }
  const before = session.settings;
  await session.client.patchSettings(settings);
  const changed = Object.keys(settings).filter((key) => key in before);
  const named = (values) => Object.fromEntries(changed.map((key) => [key, values[key]]));
  const apply = (values) => session.patch(values);
  session.history.record({ key: label, label, before: named(before), after: named(settings), apply });
  store.notify();
});

export function downloadSettings() {
  download('animator.json', `${JSON.stringify(store.current.settings, null, 4)}\n`);
}

export function keepSettings() {
  save('kept-settings', store.current.settings);
  toast('ok', 'Saved in this browser');
  store.notify();
}

export const keptSettings = () => load('kept-settings');

export const restoreSettings = () => store.attempt('The saved settings were not taken', async () => {
  await applySettings(keptSettings(), 'Restore the saved settings');
  toast('ok', 'The saved settings are in force');
});
