// The pose tab: one face, set by hand, beside the picture it is made from.

import { html } from 'lit';
import * as api from '../api.js';
import { StudioElement } from '../element.js';
import { Latest } from '../latest.js';
import { button, iconButton } from '../parts/buttons.js';
import { confirm } from '../parts/confirm.js';
import { onDrop, takeFiles } from '../parts/drop-zone.js';
import { chooseFile, download, isJson } from '../parts/files.js';
import { toast } from '../parts/toast.js';
import { widgetFor } from '../parts/widget-for.js';
import { store } from '../store.js';
import { readable } from '../values.js';

const CUSTOM = '[custom]';
const RESET = '[reset]';

/** With Ctrl: what is pressed or gets the focus. */
const KEYS = { o: '#picture', 'shift+o': '#load', s: '#save', 'shift+s': '#export', p: '#preset select', i: '#output select', e: '.morphs .range' };

const tool = (id, label, picture, run, off) => button(id, picture, label, () => store.attempt(label, run), { off });

const choice = (id, label, value, choices, change, titles) => html`<div id=${id}>${
  widgetFor({ type: 'choice', label, choices, titles }, value, change)}</div>`;

const card = (title, content) => html`<details class="card" open><summary>${title}</summary><div>${content}</div></details>`;

class PoseTab extends StudioElement {
  static properties = { exporting: {}, far: {} };
  #apart = new Set();
  #urls = {};
  #times;
  #speed = '';
  #output;
  #looks;
  #schema;
  /** What the sliders show: `{preset, pose, cels}`. */
  #face;
  #drawing = new Latest(() => store.attempt('The pose', async () => {
    const { picture, millis } = await this.#still();
    this.#times = [...this.#times, millis].slice(-100);
    const mean = this.#times.reduce((sum, each) => sum + each) / this.#times.length;
    this.#speed = `${mean.toFixed(1)} ms · ${(1000 / mean).toFixed(1)} FPS`;
    this.#show('result', picture);
  }));

  /** The pose stays when another character comes. */
  willUpdate() {
    const { id, state, looks } = store.current ?? {};
    if (state && looks !== this.#looks) {
      this.#looks = looks;
      store.attempt('The pose editor', () => this.#meet(id));
    }
  }

  async #meet(id) {
    this.#face ??= { preset: RESET, ...await api.getTemplate(id, RESET) };
    this.#schema = await api.getPoseSchema(id);
    const { outputs } = this.#schema;
    this.#output = (outputs.find(({ name }) => name === this.#output) ?? outputs[0]).name;
    this.#times = [];
    this.#show('source', await api.getPicture(id));
    this.#draw();
  }

  #show(which, picture) {
    URL.revokeObjectURL(this.#urls[which]);
    this.#urls[which] = URL.createObjectURL(picture);
    this.requestUpdate();
  }

  get #name() {
    return this.querySelector('#name').value.trim() || 'pose';
  }

  /** The face as emotion files have it. */
  get #template() {
    const { pose, cels } = this.#face;
    return { pose, cels };
  }

  #still() {
    return api.drawPose(store.current.id, { ...this.#template, output: this.#output });
  }

  #draw() {
    this.#drawing.push(true);
    this.requestUpdate();
  }

  #edit(part, keys, value) {
    const changed = Object.fromEntries(keys.map((key) => [key, value]));
    this.#change(readable(keys[0]), { ...this.#face, preset: CUSTOM, [part]: { ...this.#face[part], ...changed } });
  }

  /** Changes the face, so that it can be undone. */
  #change(label, after) {
    const apply = (face) => this.#take(face);
    store.current.history.record({ key: `pose ${label}`, label, before: this.#face, after, apply });
    apply(after);
    store.notify();
  }

  /** Shows a face exactly as it is stored. */
  #take(face) {
    const { preset, pose } = face;
    this.#face = face;
    if (preset !== CUSTOM) {
      this.querySelector('#name').value = preset === RESET ? '' : preset;
    }
    this.#schema.groups.forEach(({ keys: [left, right = left] }) => pose[left] !== pose[right] && this.#apart.add(left));
    this.#draw();
  }

  async #choose(preset) {
    if (preset !== CUSTOM) {
      const { pose, cels } = await api.getTemplate(store.current.id, preset);
      this.#change(`Emotion ${preset}`, { preset, pose, cels });
    }
  }

  take(file) {
    store.attempt(`“${file.name}” was not taken`, async () => {
      const { name, warnings, pose, cels } = await api.readTemplate(store.current.id, await file.text());
      this.#change(file.name, { preset: CUSTOM, pose, cels });
      this.querySelector('#name').value = name || file.name.replace(/\.\w+$/, '');
      warnings.forEach((warning) => toast('note', file.name, warning));
    });
  }

  async #save() {
    const name = this.#name;
    download(`${name}.png`, (await this.#still()).picture);
    download(`${name}.json`, JSON.stringify({ [name]: this.#template }, null, 4));
  }

  async #keep() {
    const { id, state } = store.current;
    const name = this.#name;
    const again = state.own_emotions.includes(name);
    if (!again || await confirm(`Replace “${name}”?`, 'It was saved in the avatar before.', 'Replace')) {
      await api.putTemplate(id, name, this.#template, again);
      this.#face = { ...this.#face, preset: name };
      toast('ok', `“${name}” is saved in the avatar`);
    }
  }

  async #reset(name) {
    if (await confirm(`Reset ${name ?? 'all emotions'}?`, 'What was saved in the avatar is lost.', 'Reset')) {
      const { emotions } = await api.resetTemplate(store.current.id, name);
      const { preset } = this.#face;
      await this.#choose(emotions.includes(preset) ? preset : RESET);
    }
  }

  async #export() {
    const { id, client } = store.current;
    const stop = new AbortController();
    const { signal } = stop;
    this.exporting = { stop };
    client.addEventListener('export-progress', ({ detail }) => { this.exporting = { stop, ...detail }; }, { signal });
    try {
      download('emotions.zip', await api.getBlob(id, `emotions.zip?output=${this.#output}`, { signal }));
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    } finally {
      stop.abort();
      this.exporting = null;
    }
  }

  shortcut(key) {
    const part = key in KEYS && this.querySelector(KEYS[key]);
    return part && (() => part[part.localName === 'button' ? 'click' : 'focus']());
  }

  render() {
    if (!this.#schema) {
      return html`<p class="muted">Loading…</p>`;
    }
    const { groups, cels } = this.#schema;
    const view = (which, note) => html`<figure><div data-backdrop="checker"><img id=${which} src=${this.#urls[which] ?? ''} alt=""></div>
      ${readable(which)} <small class="muted">${note}</small></figure>`;
    return html`<div class="posing"><div class="posed ${this.far ? '' : 'near'}">${view('source')}${view('result', this.#speed)}</div>${this.#tools()}</div>
      <div class="morphs">
        ${Object.entries(Object.groupBy(groups, ({ category }) => category)).map(([category, each]) =>
          card(readable(category), each.map((group) => this.#group(group))))}
        ${card('Cels', cels.length ? cels.map((cel) => this.#slider('cels', [cel], readable(cel)))
          : html`<p class="muted">This character has no cels: no blush, sweat or tears.</p>`)}
      </div>`;
  }

  #tools() {
    const { emotions = [], own_emotions: own = [] } = store.current.state ?? {};
    const { outputs } = this.#schema;
    const { exporting } = this;
    const { preset } = this.#face;
    return html`<section class="card" aria-label="Emotion">
      ${choice('preset', 'Emotion', preset, [CUSTOM, RESET, ...emotions], (name) => store.attempt(name, () => this.#choose(name)),
        (name) => (own.includes(name) ? `${name} (saved)` : name))}
      ${outputs.length > 1 ? choice('output', 'Output', this.#output, outputs.map(({ name }) => name), (name) => {
        this.#output = name;
        this.#draw();
      }) : ''}
      <label class="field">Name<input type="text" class="wide text" id="name" maxlength="64" placeholder="pose"></label>
      <div class="row wrap">
        ${tool('near', this.far ? 'Face' : 'Whole', 'search', () => { this.far = !this.far; })}
        ${tool('picture', 'Picture…', 'upload', () => chooseFile('image/*', (file) => takeFiles([file])))}
        ${tool('load', 'Load…', 'upload', () => chooseFile('.json', (file) => this.take(file)))}
        ${tool('save', 'PNG + JSON', 'download', () => this.#save())}
        ${tool('keep', 'Save in the avatar', 'save', () => this.#keep())}
        ${tool('reset', 'Reset', 'reset', () => this.#reset(preset), !own.includes(preset))}
        ${tool('reset-all', 'Reset all', 'reset', () => this.#reset(), !own.length)}
        ${exporting ? html`${tool('cancel', 'Cancel', 'close', () => exporting.stop.abort())}
          <progress aria-label="Export" max=${exporting.total ?? 1} value=${exporting.done ?? 0}></progress>`
          : tool('export', 'All emotions as ZIP', 'download', () => this.#export())}
      </div></section>`;
  }

  #group({ label, keys: [left, right], min }) {
    if (!right) {
      return this.#slider('pose', [left], label, min);
    }
    const linked = !this.#apart.has(left);
    const link = () => {
      if (linked) {
        this.#apart.add(left);
        this.requestUpdate();
      } else {
        this.#apart.delete(left);
        this.#edit('pose', [right], this.#face.pose[left]);
      }
    };
    return html`<div class="pair">${this.#slider('pose', linked ? [left, right] : [left], `${label} left`)}
      ${iconButton('link', `${label}: both sides together`, link, { pressed: linked })}
      ${this.#slider('pose', linked ? [right, left] : [right], `${label} right`)}</div>`;
  }

  #slider(part, keys, label, min = 0) {
    const [key] = keys;
    return html`<div data-key=${key}>${widgetFor({ type: 'number', label, default: 0, min }, this.#face[part][key] ?? 0,
      (value) => this.#edit(part, keys, value))}</div>`;
  }
}

customElements.define('a4-pose-tab', PoseTab);

const tab = () => document.querySelector('a4-pose-tab');
onDrop({ title: 'an emotion (here)', accepts: (file) => tab() && isJson(file), take: (file) => tab().take(file) });
