// The emotion palette: one emotion of some intensity, or a mix of several.

import { html } from 'lit';
import { StudioElement } from '../element.js';
import { drawFace } from '../face.js';
import { Latest } from '../latest.js';
import { MOODS } from '../moods.js';
import { icon } from '../parts/icons.js';
import { store } from '../store.js';
import '../parts/slider.js';

const OWN = { title: 'Own', mood: 'own', faces: {} };
const FIRST_WEIGHT = 0.5;

const faces = new Map();

function faceOf(name, parts) {
  if (!faces.has(name)) {
    faces.set(name, drawFace(parts));
  }
  return faces.get(name);
}

const scaled = (mix) => {
  const sum = Object.values(mix).reduce((total, weight) => total + weight, 0);
  return Object.fromEntries(Object.entries(mix).filter(([, weight]) => weight > 0)
    .map(([name, weight]) => [name, weight / Math.max(1, sum)]));
};

const close = (a, b) => Object.keys({ ...a, ...b }).every((name) => Math.abs((a[name] ?? 0) - (b[name] ?? 0)) < 1e-3);

class EmotionPanel extends StudioElement {
  static properties = { mixing: { state: true }, focused: { state: true } };
  /** The weights as they stand on the sliders; the server knows them scaled to add up to 1. */
  #weights = {};
  #strength;
  #sender = new Latest(({ session, request }) => session.ask('That emotion was not taken', request));

  #groups(names) {
    const placed = new Set(MOODS.flatMap(({ faces: each }) => Object.keys(each)));
    const own = names.filter((name) => !placed.has(name));
    return [
      ...MOODS.map((group) => ({ ...group, names: Object.keys(group.faces).filter((name) => names.includes(name)) })),
      ...(own.length ? [{ ...OWN, names: own }] : []),
    ];
  }

  #send(request) {
    this.#sender.push({ session: store.current, request }).then(() => this.requestUpdate());
  }

  #choose(name) {
    this.focused = name;
    if (!this.mixing) {
      store.set({ ownEmotion: name !== 'neutral' });
      this.#send((client) => client.setEmotion(name, name === 'neutral' ? 1 : store.ui.intensity));
      return;
    }
    const weights = { ...this.#weights };
    if (name in weights) {
      delete weights[name];
    } else {
      weights[name] = FIRST_WEIGHT;
    }
    this.#mix(weights);
  }

  #mix(weights) {
    this.#weights = weights;
    store.set({ ownEmotion: Object.keys(weights).length > 0 });
    this.#send((client) => client.setEmotionMix(weights));
    this.requestUpdate();
  }

  #setIntensity(intensity) {
    store.set({ intensity });
    const { emotion } = store.current.state;
    if (emotion !== 'neutral') {
      this.#send((client) => client.setEmotion(emotion, intensity));
    }
  }

  #setMixing(on) {
    this.mixing = on;
    if (!on && Object.keys(this.#weights).length) {
      this.#choose(store.current.state.emotion);
    }
  }

  /** Another page may have mixed, ended the mix, or chosen another intensity. */
  willUpdate() {
    const { emotion, emotion_mix: present } = store.current?.state ?? {};
    if (!this.#sender.idle) {
      return;
    }
    const { neutral, ...mix } = present ?? {};
    if (mix[emotion] !== this.#strength) {
      this.#strength = mix[emotion];
      store.ui.intensity = this.#strength ?? store.ui.intensity;
    }
    if (Object.keys(mix).length > 1) {
      this.mixing = true;
    }
    if (!close(scaled(this.#weights), mix)) {
      this.#weights = mix;
    }
  }

  #onKey(event) {
    const buttons = [...this.querySelectorAll('[data-emotion]')];
    const at = buttons.indexOf(event.target);
    const to = at < 0 ? undefined : {
      ArrowRight: buttons[at + 1],
      ArrowLeft: buttons[at - 1],
      ArrowDown: nearest(buttons, at, 1),
      ArrowUp: nearest(buttons, at, -1),
      Home: buttons[0],
      End: buttons.at(-1),
    }[event.key];
    if (to) {
      event.preventDefault();
      to.focus();
      this.focused = to.dataset.emotion;
      if (!this.mixing) {
        this.#choose(to.dataset.emotion);
      }
    }
  }

  render() {
    const { state } = store.current ?? {};
    const names = state?.emotions ?? [];
    const entry = names.includes(this.focused) ? this.focused : state?.emotion;
    return html`<section class="card" aria-labelledby="emotion-title">
      <header class="row spread"><h3 id="emotion-title">Emotion</h3>
        <button type="button" class="button toggle" id="mix" aria-pressed=${Boolean(this.mixing)}
          title="Show several emotions at once" @click=${() => this.#setMixing(!this.mixing)}>${icon('plus')}Mix</button></header>
      <div class="palette" @keydown=${(event) => this.#onKey(event)}>
        ${this.#groups(names).map((group) => html`<div class="faces ${group.mood}" role="group" aria-label=${group.title}>
          ${group.names.map((name) => this.#button(name, group.faces[name] ?? {}, entry))}</div>`)}
      </div>
      ${this.mixing ? this.#sliders() : html`<a4-slider id="intensity" label="Intensity" .value=${store.ui.intensity}
        .fallback=${1} .change=${(value) => this.#setIntensity(value)}></a4-slider>`}
    </section>`;
  }

  #button(name, parts, entry) {
    const on = this.mixing ? name in this.#weights : name === store.current.state.emotion;
    return html`<button type="button" class="emotion ${name.length > 11 ? 'long' : ''}" data-emotion=${name} aria-pressed=${on} title=${name}
      tabindex=${name === entry ? 0 : -1} @click=${() => this.#choose(name)}>${faceOf(name, parts)}<span>${name}</span></button>`;
  }

  #sliders() {
    const entries = Object.entries(this.#weights);
    return html`<div class="mix">${entries.length ? entries.map(([name, weight]) => html`
        <a4-slider data-weight=${name} .label=${name} .value=${weight}
          .change=${(value) => this.#mix({ ...this.#weights, [name]: value })}></a4-slider>`)
      : html`<p class="muted">Choose the emotions to mix. What they leave to 1 is neutral.</p>`}</div>`;
  }
}

/** The button of the next row, up or down, that is closest. */
function nearest(buttons, at, direction) {
  const from = buttons[at].getBoundingClientRect();
  const rows = buttons.map((button) => ({ button, box: button.getBoundingClientRect() }))
    .filter(({ box }) => (box.top - from.top) * direction > 2);
  const row = direction > 0 ? Math.min(...rows.map(({ box }) => box.top)) : Math.max(...rows.map(({ box }) => box.top));
  return rows.filter(({ box }) => Math.abs(box.top - row) < 2)
    .sort((a, b) => Math.abs(a.box.left - from.left) - Math.abs(b.box.left - from.left))[0]?.button;
}

customElements.define('a4-emotion-panel', EmotionPanel);
