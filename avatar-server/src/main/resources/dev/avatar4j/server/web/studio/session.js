// One avatar on the page: its connection, its picture, its settings.

import { AvatarClient } from '/avatar-client.js';
import { namedKey } from '/key.js';
import { FilterList } from './filter-list.js';
import { History } from './history.js';
import { Latest } from './latest.js';
import { Speech } from './speech.js';
import { merged, replaced } from './values.js';

const GONE = 4404;

export class Session {
  state = null;
  statistics = null;
  /** `connecting`, `live`, `lost` (it is tried again) or `ended`. */
  connection = 'connecting';
  reason = '';
  history = new History();
  /** What came in during the last second. */
  traffic = { frames: 0, bytes: 0, width: 0, height: 0 };
  #coming = { frames: 0, bytes: 0 };
  #ahead = {};
  #patches = new Latest((patch) => this.#sendPatch(patch), merged);
  #gaze = new Latest((gaze) => this.client.lookAt(gaze).catch(() => {}));
  #store;
  #meter;

  constructor(id, store) {
    this.id = id;
    this.#store = store;
    this.canvas = document.createElement('canvas');
    this.canvas.width = this.canvas.height = 512;
    this.canvas.role = 'img';
    this.canvas.dataset.avatar = id;
    this.filters = new FilterList(this);
    this.client = new AvatarClient({ avatar: id, canvas: this.canvas, statistics: true, sound: store.ui.sound, key: namedKey() });
    this.speech = new Speech(this, store);
    this.#listen();
    this.client.connect().catch(() => {});
    this.#meter = setInterval(() => this.#measure(), 1000);
  }

  #listen() {
    const on = (type, act) => this.client.addEventListener(type, ({ detail }) => {
      act(detail);
      this.#store.notify();
    });
    on('open', () => Object.assign(this, { connection: 'live', reason: '' }));
    on('state', (state) => {
      this.state = state;
      this.canvas.setAttribute('aria-label', `The avatar ${state.character.name}, showing ${state.emotion}`);
      this.filters.follow(this.settings.postprocessor_chain);
    });
    on('statistics', (statistics) => { this.statistics = statistics; });
    on('problem', (error) => this.#store.fail('The server refused something', error));
    on('close', ({ code, reason, final }) => {
      Object.assign(this, { connection: final ? 'ended' : 'lost', reason });
      if (code === GONE) {
        this.#store.gone(this, reason);
      }
    });
    this.client.addEventListener('frame', ({ detail }) => this.#count(detail));
  }

  #count(frame) {
    this.#coming.frames++;
    this.#coming.bytes += frame.bytes.length;
    this.canvas.dataset.sequence = frame.sequence;
    const { fullWidth: width, fullHeight: height } = frame;
    if (width !== this.traffic.width || height !== this.traffic.height) {
      Object.assign(this.traffic, { width, height });
      this.#store.notify();
    }
  }

  #measure() {
    Object.assign(this.traffic, this.#coming);
    this.#coming = { frames: 0, bytes: 0 };
    if (!document.hidden) {
      this.#store.notify();
    }
  }

  /** The settings as they will be when the server has heard of all changes. */
  get settings() {
    return merged(this.state?.settings ?? {}, this.#ahead);
  }

  /** Another text whenever there is another picture, or other landmarks. */
  get looks() {
    const { name, changes } = this.state?.character ?? {};
    return this.state && `${this.id} ${changes} ${name}`;
  }

  get name() {
    return this.state?.character.name ?? this.id;
  }

  /** Changes settings so that it can be undone; `key` tells which changes are parts of one drag. */
  change(label, patch, key = Object.keys(patch).join()) {
    const before = replaced(this.settings, patch);
    const apply = (values) => this.patch(values);
    this.history.record({ key, label, before, after: merged(before, patch), apply });
    this.patch(patch);
  }

  /** Changes settings. Shown at once; sent as soon as the server has answered the last change. */
  patch(patch) {
    this.#ahead = merged(this.#ahead, patch);
    if ('postprocessor_chain' in patch) {
      this.filters.follow(patch.postprocessor_chain);
    }
    this.#patches.push(patch);
    this.#store.notify();
  }

  async #sendPatch(patch) {
    try {
      await this.client.patchSettings(patch);
    } catch (error) {
      this.#store.fail('That setting was not taken', error);
      this.#ahead = {};
      this.filters.follow(this.settings.postprocessor_chain);
    }
    // what is still waiting stays ahead; it was put in since
    this.#ahead = this.#patches.waiting ?? {};
    this.#store.notify();
  }

  /** Shows what has changed on this page only. */
  refresh() {
    this.#store.notify();
  }

  /** Looks at a point; of many only the newest counts. */
  look(gaze) {
    this.#gaze.push(gaze);
  }

  /** Sends a request and shows why it failed, if it does. */
  ask(label, request) {
    return this.#store.attempt(label, () => request(this.client));
  }

  close() {
    clearInterval(this.#meter);
    this.speech.close();
    this.client.close();
  }
}
