// What the page knows: the avatars it shows, what the server offers, how the page is set up.
// Elements listen and draw themselves anew.

import * as api from './api.js';
import { Session } from './session.js';
import { load, save } from './storage.js';
import { toast } from './parts/toast.js';

const MOST_SHOWN = 4;

const DEFAULTS = {
  shown: ['default'],
  selected: 'default',
  backdrop: 'dusk',
  color: '#4b3f72',
  blur: false,
  gaze: false,
  overlay: false,
  cropFrame: true,
  dropHint: true,
  intensity: 1,
  sound: true,
  captions: true,
  voice: '',
  mood: null,
  ownEmotion: false,
  speed: 1,
  manner: false,
  film: { seconds: 10 },
};

class Store {
  ui = { ...DEFAULTS, ...load('ui') };
  /** @type {Map<string, Session>} */
  sessions = new Map();
  /** What the server offers; null until it has said so. */
  schema = null;
  filters = null;
  presets = null;
  effects = [];
  recording = {};
  modules = [];
  #listeners = new Set();

  start() {
    this.ui.shown.slice(0, MOST_SHOWN).forEach((id) => this.sessions.set(id, new Session(id, this)));
    if (!this.sessions.has(this.ui.selected)) {
      this.ui.selected = this.ui.shown[0];
    }
    this.#learn();
  }

  async #learn() {
    const ask = (name, request) => this.attempt('The studio could not ask what the server offers', async () => {
      this[name] = await request;
      this.notify();
    });
    await Promise.all([
      ask('schema', api.getSchema('default')),
      ask('filters', api.getFilters()),
      ask('presets', api.getPresets()),
      ask('effects', api.getEffects('default')),
      ask('modules', api.getModules()),
      ask('recording', api.getFormats('default')),
    ]);
    this.sessions.forEach(({ speech }) => speech.ask());
  }

  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  notify() {
    this.#listeners.forEach((listener) => listener());
  }

  /** The avatar that the controls are about. */
  get current() {
    return this.sessions.get(this.ui.selected);
  }

  /** Changes how this page is set up, and remembers it. */
  set(part) {
    Object.assign(this.ui, part);
    save('ui', this.ui);
    this.notify();
  }

  select(id) {
    this.set({ selected: id });
  }

  /** Shows one more avatar beside the others. */
  show(id) {
    if (this.sessions.has(id)) {
      this.select(id);
      return;
    }
    if (this.sessions.size >= MOST_SHOWN) {
      toast('note', `At most ${MOST_SHOWN} avatars stand side by side`, 'Take one off the stage first.');
      return;
    }
    this.sessions.set(id, new Session(id, this));
    this.set({ shown: [...this.sessions.keys()], selected: id });
  }

  /** Takes an avatar off the page; it lives on. One always stays. */
  hide(id) {
    this.sessions.get(id)?.close();
    this.sessions.delete(id);
    if (!this.sessions.size) {
      this.sessions.set('default', new Session('default', this));
    }
    const shown = [...this.sessions.keys()];
    this.set({ shown, selected: shown.includes(this.ui.selected) ? this.ui.selected : shown[0] });
  }

  gone(session, reason) {
    toast('note', `${session.name} has gone`, reason);
    if (session.id !== 'default') {
      this.hide(session.id);
    }
  }

  createAvatar() {
    return this.attempt('There is no new avatar', async () => this.show((await api.newAvatar()).id));
  }

  removeAvatar(id) {
    return this.attempt('The avatar was not removed', async () => {
      await api.removeAvatar(id);
      this.hide(id);
    });
  }

  /** Does something and shows why it failed, if it does; null then. */
  async attempt(title, act) {
    try {
      return await act();
    } catch (error) {
      this.fail(title, error);
      return null;
    }
  }

  /** Shows an error: what did not work, the value at fault, the reason with the next step. */
  fail(title, error) {
    toast('error', title, error.message, error.field);
  }
}

export const store = new Store();
