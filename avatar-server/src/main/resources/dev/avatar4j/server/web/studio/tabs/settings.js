// The settings tab: everything that the server declares, by groups.

import { html, nothing } from 'lit';
import * as api from '../api.js';
import { StudioElement } from '../element.js';
import { button } from '../parts/buttons.js';
import { chooseFile } from '../parts/files.js';
import { icon } from '../parts/icons.js';
import { widgetFor } from '../parts/widget-for.js';
import { downloadSettings, keepSettings, keptSettings, loadSettings, restoreSettings } from '../settings-file.js';
import { movedEdges } from '../stage/crop-frame.js';
import { store } from '../store.js';
import { merged, patchOf, readable, same, valueAt } from '../values.js';
import { effectsField } from './effects-field.js';

const FILTERS = 'postprocessor_chain';

const labelOf = (key) => `Change ${readable(key).toLowerCase()}`;

/** Groups of settings that are parts of a group of the server. */
const PARTS = [['crop.', 'Crop'], ['upscale', 'Upscaler']];
const groupOf = ({ key, group }) => PARTS.find(([prefix]) => key.startsWith(prefix))?.[1] ?? group;

class SettingsTab extends StudioElement {
  static properties = { wanted: {}, onlyChanged: {}, morphs: {} };

  constructor() {
    super();
    this.wanted = '';
  }

  connectedCallback() {
    super.connectedCallback();
    store.attempt('The morphs could not be listed', async () => {
      this.morphs = Object.keys((await api.getTemplate('default', 'neutral')).pose).sort();
    });
  }

  #changed({ key, default: fallback }) {
    return !same(valueAt(store.current.settings, key), fallback);
  }

  #matches({ key, group, help }) {
    const words = this.wanted.toLowerCase().split(/\s+/).filter(Boolean);
    const text = `${key} ${readable(key)} ${group} ${help}`.toLowerCase();
    return words.every((word) => text.includes(word));
  }

  #groups() {
    const groups = new Map();
    for (const setting of store.schema ?? []) {
      if (this.#matches(setting) && (!this.onlyChanged || this.#changed(setting))) {
        const group = groupOf(setting);
        groups.set(group, [...(groups.get(group) ?? []), setting]);
      }
    }
    return [...groups];
  }

  render() {
    const groups = store.current?.state ? this.#groups() : [];
    return html`
      ${this.#toolbar()}
      ${groups.map(([group, settings]) => html`
        <section class="card" aria-label=${group}><header class="row spread"><h3>${group}</h3></header>
          ${settings.map((setting) => this.#row(setting))}
          ${settings.some(({ key }) => key.startsWith('crop.')) ? this.#frameSwitch() : nothing}</section>`)}
      ${store.schema && !groups.length ? html`<p class="empty">${this.onlyChanged
        ? 'Every setting has its default.' : `No setting is about “${this.wanted}”.`}</p>` : nothing}`;
  }

  #toolbar() {
    const changed = store.current?.state ? (store.schema ?? []).filter((setting) => this.#changed(setting)).length : 0;
    return html`<section class="card settings-tools" aria-label="All settings">
      <div class="row wrap">
        ${button('load', 'upload', 'Load…', () => chooseFile('.json,application/json', loadSettings))}
        ${button('download', 'download', 'Download', downloadSettings)}
        ${button('keep', 'save', 'Save', keepSettings, { title: 'Keep a copy in this browser' })}
        ${button('restore', '', 'Restore', restoreSettings, { title: 'Back to the saved copy', off: !keptSettings() })}
      </div></section>
      <div class="row settings-find">
        <span class="row search">${icon('search')}<input type="search" aria-label="Find a setting" placeholder="Find a setting"
          .value=${this.wanted} @input=${(event) => { this.wanted = event.target.value; }}></span>
        ${button('changed', '', html`Changed <b>${changed}</b>`, () => { this.onlyChanged = !this.onlyChanged; },
          { title: 'Only what differs from the defaults', pressed: Boolean(this.onlyChanged) })}
        ${button('defaults', '', 'Defaults', () => this.#defaults(), { title: 'All settings to their defaults', off: !changed })}
      </div>`;
  }

  #row(setting) {
    const { key, type } = setting;
    const value = valueAt(store.current.settings, key);
    if (key === FILTERS) {
      return html`<p class="linked">The chain of ${value?.length ?? 0} filters is in the tab <a href="#filters">Filters</a>.</p>`;
    }
    const label = readable(key).replace(/ fps$/, ' FPS').replace(/^Av /, 'AV ');
    const declared = { ...setting, label, unit: key.startsWith('crop.') ? '' : setting.unit, choices: type.includes('morph') ? this.morphs : setting.choices, slider: sliderOf(setting) };
    const raw = !['number', 'switch', 'choice', 'morph', 'list of morphs', 'text'].includes(type);
    const set = (next, part) => this.#set(setting, next, part);
    return html`<div class="setting" data-key=${key}>
      ${type === 'effects' ? effectsField(value, setting.default, store.current.state.emotions, set) : nothing}
      ${widgetFor(declared, value, (next) => (raw ? this.#applyRaw(key, next) : set(next)))}
      ${this.onlyChanged ? html`<p class="diff"><code>${key}</code> <del>${JSON.stringify(setting.default)}</del> → <ins>${JSON.stringify(value)}</ins></p>` : nothing}
    </div>`;
  }

  #frameSwitch() {
    return widgetFor({ type: 'switch', label: 'Frame on the stage', help: 'A frame over the avatar, to be dragged; only shown on this tab, while the crop is enabled.' },
      store.ui.cropFrame, (cropFrame) => store.set({ cropFrame }));
  }

  #set({ key }, value, part = key) {
    const session = store.current;
    session.change(labelOf(key), this.#patch(key, value, session.settings), part);
  }

  /** The edges of the crop keep their distance; the ends of an interval push one another. */
  #patch(key, value, settings) {
    const [, edge] = key.match(/^crop\.(left|top|right|bottom)$/) ?? [];
    if (edge) {
      return { crop: movedEdges(settings.crop, { [edge]: value }) };
    }
    const patch = patchOf(key, value);
    const other = key.endsWith('_min') ? key.replace(/_min$/, '_max') : key.replace(/_max$/, '_min');
    if (other !== key && other in settings) {
      patch[other] = key.endsWith('_min') ? Math.max(value, settings[other]) : Math.min(value, settings[other]);
    }
    return patch;
  }

  async #applyRaw(key, value) {
    await store.current.client.patchSettings(patchOf(key, value));
    store.current.change(labelOf(key), patchOf(key, value));
  }

  #defaults() {
    const patch = store.schema.reduce((all, { key, default: fallback }) => merged(all, patchOf(key, fallback)), {});
    store.current.change('All settings to their defaults', patch);
  }
}

/** A shorter way for the slider where the allowed range is far longer than what is of use. */
function sliderOf({ key, min, max, default: fallback }) {
  if (key === 'target_fps') {
    return [5, 60];
  }
  return max > 50 && fallback * 10 < max ? [min, Math.max(10, fallback * 4)] : undefined;
}

customElements.define('a4-settings-tab', SettingsTab);
