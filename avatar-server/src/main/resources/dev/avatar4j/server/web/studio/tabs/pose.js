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

/** The face as emotion files have it. */
const template = ({ face: { pose, cels } }) => ({ pose, cels });

const still = (desk) => api.drawPose(desk.session.id, { ...template(desk), output: desk.output });

class PoseTab extends StudioElement {
  static properties = { far: {} };
  #urls = {};
  #looks;
  /**
   * The avatar that is edited, as its `session`, with what the sliders show, `face`, as `{preset, pose, cels}`.
   * Each avatar keeps its own while another one is edited.
   */
  #desk;
  #drawing = new Latest((desk) => store.attempt('The pose', async () => {
    const { picture, millis } = await still(desk);
    desk.times = [...desk.times, millis].slice(-100);
    const mean = desk.times.reduce((sum, each) => sum + each) / desk.times.length;
    desk.speed = `${mean.toFixed(1)} ms · ${(1000 / mean).toFixed(1)} FPS`;
    desk === this.#desk && this.#show('result', picture);
  }));

  /** The pose stays when another character comes. */
  willUpdate() {
    const { state, looks } = store.current ?? {};
    if (state && looks !== this.#looks) {
      this.#looks = looks;
      store.attempt('The pose editor', () => this.#meet(store.current));
    }
  }

  async #meet(session) {
    const { id, looks } = session;
    const [schema, picture, rest] = await Promise.all([api.getPoseSchema(id), api.getPicture(id), api.getTemplate(id, RESET)]);
    if (looks !== this.#looks) {
      return; // another one has come meanwhile
    }
    const desk = session.desk ??= { session, face: { preset: RESET, ...rest }, name: '', apart: new Set() };
    const { name: output } = schema.outputs.find(({ name }) => name === desk.output) ?? schema.outputs[0];
    Object.assign(desk, { schema, output, times: [], speed: '' });
    if (desk !== this.#desk) {
      this.#desk = desk;
      this.#show('result');
    }
    this.#show('source', picture);
    this.#draw();
  }

  #show(which, picture) {
    URL.revokeObjectURL(this.#urls[which]);
    this.#urls[which] = picture && URL.createObjectURL(picture);
    this.requestUpdate();
  }

  #draw() {
    this.#drawing.push(this.#desk);
    this.requestUpdate();
  }

  #edit(part, keys, value) {
    const { face } = this.#desk;
    const changed = Object.fromEntries(keys.map((key) => [key, value]));
    this.#change(this.#desk, readable(keys[0]), { ...face, preset: CUSTOM, [part]: { ...face[part], ...changed } });
  }

  /** Changes the face, so that it can be undone. */
  #change(desk, label, after) {
    const apply = (face) => this.#take(desk, face);
    desk.session.history.record({ key: `pose ${label}`, label, before: desk.face, after, apply });
    apply(after);
    store.notify();
  }

  /** Shows a face exactly as it is stored. */
  #take(desk, face) {
    const { preset, pose } = face;
    desk.face = face;
    if (preset !== CUSTOM) {
      desk.name = preset === RESET ? '' : preset;
    }
    desk.schema.groups.forEach(({ keys: [left, right = left] }) => pose[left] !== pose[right] && desk.apart.add(left));
    this.#draw();
  }

  async #choose(desk, preset) {
    if (preset !== CUSTOM) {
      const { pose, cels } = await api.getTemplate(desk.session.id, preset);
      this.#change(desk, `Emotion ${preset}`, { preset, pose, cels });
    }
  }

  take(file) {
    const desk = this.#desk;
    store.attempt(`“${file.name}” was not taken`, async () => {
      const { name, warnings, pose, cels } = await api.readTemplate(desk.session.id, await file.text());
      this.#change(desk, file.name, { preset: CUSTOM, pose, cels });
      desk.name = name || file.name.replace(/\.\w+$/, '');
      warnings.forEach((warning) => toast('note', file.name, warning));
    });
  }

  async #save(desk, name) {
    download(`${name}.png`, (await still(desk)).picture);
    download(`${name}.json`, JSON.stringify({ [name]: template(desk) }, null, 4));
  }

  async #keep(desk, name) {
    const { id, state } = desk.session;
    const again = state.own_emotions.includes(name);
    if (!again || await confirm(`Replace “${name}”?`, 'It was saved in the avatar before.', 'Replace')) {
      await api.putTemplate(id, name, template(desk), again);
      desk.face = { ...desk.face, preset: name };
      toast('ok', `“${name}” is saved in the avatar`);
      this.requestUpdate();
    }
  }

  async #reset(desk, name) {
    if (await confirm(`Reset ${name ?? 'all emotions'}?`, 'What was saved in the avatar is lost.', 'Reset')) {
      const { emotions } = await api.resetTemplate(desk.session.id, name);
      const { preset } = desk.face;
      await this.#choose(desk, emotions.includes(preset) ? preset : RESET);
    }
  }

  async #export(desk) {
    const { id, client } = desk.session;
    const stop = new AbortController();
    const { signal } = stop;
    const tell = (exporting) => {
      desk.exporting = exporting;
      this.requestUpdate();
    };
    tell({ stop });
    client.addEventListener('export-progress', ({ detail }) => tell({ stop, ...detail }), { signal });
    try {
      download('emotions.zip', await api.getBlob(id, `emotions.zip?output=${desk.output}`, { signal }));
    } catch (error) {
      if (!signal.aborted) {
        throw error;
      }
    } finally {
      stop.abort();
      tell(null);
    }
  }

  shortcut(key) {
    const part = key in KEYS && this.querySelector(KEYS[key]);
    return part && (() => part[part.localName === 'button' ? 'click' : 'focus']());
  }

  render() {
    const desk = this.#desk;
    if (!desk) {
      return html`<p class="muted">Loading…</p>`;
    }
    const { groups, cels } = desk.schema;
    const view = (which, note) => html`<figure><div data-backdrop="checker"><img id=${which} src=${this.#urls[which] ?? ''} alt=""></div>
      ${readable(which)} <small class="muted">${note}</small></figure>`;
    return html`<div class="posing"><div class="posed ${this.far ? '' : 'near'}">${view('source')}${view('result', desk.speed)}</div>${this.#tools(desk)}</div>
      <div class="morphs">
        ${Object.entries(Object.groupBy(groups, ({ category }) => category)).map(([category, each]) =>
          card(readable(category), each.map((group) => this.#group(desk, group))))}
        ${card('Cels', cels.length ? cels.map((cel) => this.#slider('cels', [cel], readable(cel)))
          : html`<p class="muted">This character has no cels: no blush, sweat or tears.</p>`)}
      </div>`;
  }

  #tools(desk) {
    const { session: { state }, schema: { outputs }, face: { preset }, exporting } = desk;
    const { emotions, own_emotions: own } = state;
    const name = desk.name.trim() || 'pose';
    return html`<section class="card" aria-label="Emotion">
      ${choice('preset', 'Emotion', preset, [CUSTOM, RESET, ...emotions], (wanted) => store.attempt(wanted, () => this.#choose(desk, wanted)),
        (each) => (own.includes(each) ? `${each} (saved)` : each))}
      ${outputs.length > 1 ? choice('output', 'Output', desk.output, outputs.map((each) => each.name), (output) => {
        desk.output = output;
        this.#draw();
      }) : ''}
      <label class="field">Name<input type="text" class="wide text" id="name" maxlength="64" placeholder="pose" .value=${desk.name}
        @input=${({ target }) => {
          desk.name = target.value;
          this.requestUpdate();
        }}></label>
      <div class="row wrap">
        ${tool('near', this.far ? 'Face' : 'Whole', 'search', () => { this.far = !this.far; })}
        ${tool('picture', 'Picture…', 'upload', () => chooseFile('image/*', (file) => takeFiles([file])))}
        ${tool('load', 'Load…', 'upload', () => chooseFile('.json', (file) => this.take(file)))}
        ${tool('save', 'PNG + JSON', 'download', () => this.#save(desk, name))}
        ${tool('keep', 'Save in the avatar', 'save', () => this.#keep(desk, name))}
        ${tool('reset', 'Reset', 'reset', () => this.#reset(desk, preset), !own.includes(preset))}
        ${tool('reset-all', 'Reset all', 'reset', () => this.#reset(desk), !own.length)}
        ${exporting ? html`${tool('cancel', 'Cancel', 'close', () => exporting.stop.abort())}
          <progress aria-label="Export" max=${exporting.total ?? 1} value=${exporting.done ?? 0}></progress>`
          : tool('export', 'All emotions as ZIP', 'download', () => this.#export(desk))}
      </div></section>`;
  }

  #group({ apart, face }, { label, keys: [left, right], min }) {
    if (!right) {
      return this.#slider('pose', [left], label, min);
    }
    const linked = !apart.has(left);
    const link = () => {
      if (linked) {
        apart.add(left);
        this.requestUpdate();
      } else {
        apart.delete(left);
        this.#edit('pose', [right], face.pose[left]);
      }
    };
    return html`<div class="pair">${this.#slider('pose', linked ? [left, right] : [left], `${label} left`)}
      ${iconButton('link', `${label}: both sides together`, link, { pressed: linked })}
      ${this.#slider('pose', linked ? [right, left] : [right], `${label} right`)}</div>`;
  }

  #slider(part, keys, label, min = 0) {
    const [key] = keys;
    return html`<div data-key=${key}>${widgetFor({ type: 'number', label, default: 0, min }, this.#desk.face[part][key] ?? 0,
      (value) => this.#edit(part, keys, value))}</div>`;
  }
}

customElements.define('a4-pose-tab', PoseTab);

const tab = () => document.querySelector('a4-pose-tab');
onDrop({ title: 'an emotion (here)', accepts: (file) => tab() && isJson(file), take: (file) => tab().take(file) });
