// What the page does with files that are dropped on it.

import * as api from './api.js';
import { loadBackdrop } from './stage/backdrop.js';
import { loadSettings } from './settings-file.js';
import { store } from './store.js';
import { isTransparent } from './parts/files.js';
import { onDrop } from './parts/drop-zone.js';
import { toast } from './parts/toast.js';

const isPicture = (file) => file.type.startsWith('image/');

onDrop({ title: 'a backdrop (a picture without transparency)', accepts: isPicture, take: loadBackdrop });

onDrop({
  title: 'a character (a picture with transparency)',
  accepts: (file) => isPicture(file) && isTransparent(file),
  async take(file) {
    try {
      const state = await api.setCharacter(store.current.id, file);
      toast('ok', `Meet ${state.character.name}`);
      state.warnings.forEach((warning) => toast('note', 'Note', warning));
    } catch (error) {
      store.fail(`“${file.name}” was not taken`, error);
    }
  },
});

onDrop({
  title: 'settings (animator.json)',
  accepts: (file) => file.name.toLowerCase().endsWith('.json'),
  take: loadSettings,
});
