// The filters tab: the chain, what can be added to it, and ready-made chains.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { StudioElement } from '../element.js';
import { button } from '../parts/buttons.js';
import { card } from '../parts/card.js';
import { icon } from '../parts/icons.js';
import { store } from '../store.js';
import { readable, same } from '../values.js';
import '../parts/json-field.js';
import './filter-card.js';

/** Places in the signal, in its order. */
const STAGES = ['general', 'light', 'camera', 'transport', 'display'];

class FiltersTab extends StudioElement {
  static properties = { json: {}, said: {} };
  #opened = new Set();

  get #list() {
    return store.current.filters;
  }

  #typeOf(name) {
    return store.filters?.find((type) => type.name === name);
  }

  #add(name) {
    const { uid } = this.#list.add(name);
    this.#opened = new Set([uid]);
    this.updateComplete.then(() =>
      this.querySelector(`[data-uid="${uid}"]`)?.scrollIntoView({ block: 'nearest' }));
  }

  #toggle(uid) {
    this.#opened.delete(uid) || this.#opened.add(uid);
    this.requestUpdate();
  }

  render() {
    return html`
      ${card('presets', 'Presets', html`<div class="chips">${(store.presets ?? []).map((preset) => html`
          <button class="chip" data-preset=${preset.name} title=${preset.help}
            aria-pressed=${same(preset.chain, this.#list.listed)}
            @click=${() => this.#list.replace(`Preset ${preset.title}`, preset.chain)}>${preset.title}</button>`)}</div>`)}
      ${this.#chain()}
      ${this.#palette()}
      <p class="visually-hidden" role="status">${this.said}</p>`;
  }

  #chain() {
    const { items, master } = this.#list;
    return card('chain', html`Chain <small class="muted">${items.length || ''}</small>`, html`
      ${this.json ? html`<a4-json label="The chain" .value=${this.#list.listed}
        .apply=${(chain) => this.#applyJson(chain)}></a4-json>` : nothing}
      ${items.length ? nothing : html`<p class="empty">No filters: the avatar is shown as it is drawn.
        Begin with a preset, or add a filter below.</p>`}
      <ol class="chain ${master ? '' : 'off'}">${repeat(items, ({ uid }) => uid, (item, at) => html`
        <li data-uid=${item.uid}><a4-filter-card .item=${item} .type=${this.#typeOf(item.name)} .at=${at}
          .count=${items.length} .list=${this.#list} .opened=${this.#opened.has(item.uid)}
          .toggle=${() => this.#toggle(item.uid)} .grab=${(event) => this.#grab(event, item)}
          .moveTo=${(to) => this.#moveTo(item, to)}></a4-filter-card></li>`)}</ol>`,
    html`<span class="row">
      ${button('json', 'code', 'JSON', () => { this.json = !this.json; }, { look: 'quiet', pressed: Boolean(this.json) })}
      ${button('clear', 'remove', 'Clear', () => this.#list.change('Clear the filters', []), { look: 'quiet', off: !items.length })}
      <label class="row master"><input type="checkbox" role="switch" class="switch" id="master" .checked=${master}
        aria-label="Filters on" @change=${this.#setMaster}></label></span>`);
  }

  #setMaster({ target: { checked: on } }) {
    this.#list.change(on ? 'Filters on' : 'Filters off', this.#list.items, { master: on });
  }

  /** The server is asked first: it says which field is wrong. */
  async #applyJson(chain) {
    await store.current.client.patchSettings({ postprocessor_chain: chain });
    this.#list.replace('Chain from JSON', chain);
  }

  #palette() {
    return card('add', 'Add a filter', STAGES.map((stage) => {
      const types = (store.filters ?? []).filter((type) => type.stage === stage);
      return types.length ? html`<div class="stage-group" role="group" aria-label=${readable(stage)}>
        <h4>${readable(stage)}</h4><div class="chips">${types.map((type) => html`
          <button class="chip" data-add=${type.name} title=${type.help}
            @click=${() => this.#add(type.name)}>${icon('plus')}${readable(type.name)}</button>`)}</div></div>` : nothing;
    }));
  }

  /** Moves a filter while the pointer drags its handle over the others. */
  #grab(event, item) {
    event.preventDefault();
    const follow = (move) => {
      const others = [...this.querySelectorAll('.chain > li')].filter((li) => li.dataset.uid !== String(item.uid));
      const to = others.filter((li) => {
        const box = li.getBoundingClientRect();
        return box.top + box.height / 2 < move.clientY;
      }).length;
      const { items } = this.#list;
      const now = items.find(({ uid }) => uid === item.uid);
      if (now && items.indexOf(now) !== to) {
        this.#list.move(now, to);
      }
    };
    const dragging = new AbortController();
    const drop = () => {
      dragging.abort();
      document.body.classList.remove('dragging');
    };
    document.body.classList.add('dragging');
    for (const [type, act] of Object.entries({ pointermove: follow, pointerup: drop, pointercancel: drop })) {
      window.addEventListener(type, act, { signal: dragging.signal });
    }
  }

  async #moveTo(item, to) {
    if (to < 0 || to >= this.#list.items.length) {
      return;
    }
    this.#list.move(item, to);
    this.said = `${readable(item.name)} is now ${to + 1} of ${this.#list.items.length}`;
    await this.updateComplete;
    this.querySelector(`[data-uid="${item.uid}"] .handle`).focus();
  }
}

customElements.define('a4-filters-tab', FiltersTab);
