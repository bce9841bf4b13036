// The emotion palette: one emotion of some intensity, or a mix of several.

import { html } from 'lit';
import { StudioElement } from '../element.js';
import { drawFace } from '../face.js';
import { Latest } from '../latest.js';
import { MOODS } from '../moods.js';
import { button } from '../parts/buttons.js';
import { card } from '../parts/card.js';
import { widgetFor } from '../parts/widget-for.js';
import { store } from '../store.js';

const INTENSITY = { type: 'number', label: 'Intensity', default: 1 };
const FIRST_WEIGHT = 0.5;

const scaled = (mix) => {
  const sum = Object.values(mix).reduce((total, weight) => total + weight, 0);
  return Object.fromEntries(Object.entries(mix).filter(([, weight]) => weight > 0)
    .map(([name, weight]) => [name, weight / Math.max(1, sum)]));
};

const close = (a, b) => Object.keys({ ...a, ...b }).every((name) => Math.abs((a[name] ?? 0) - (b[name] ?? 0)) < 1e-3);

class EmotionPanel extends StudioElement {
  static properties = { mixing: {}, focused: {} };
  /** The weights as they stand on the sliders; the server knows them scaled to add up to 1. */
  #weights = {};
  #strength;
  #sender = new Latest(({ session, request }) => session.ask('That emotion was not taken', request));

  #groups(names) {
    const rest = new Set(names);
    const moods = Object.entries(MOODS).map(([mood, faces]) => [mood, Object.entries(faces).filter(([name]) => rest.delete(name))]);
    return rest.size ? [...moods, ['Own', [...rest].map((name) => [name])]] : moods;
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
    const mix = button('mix', 'plus', 'Mix', () => this.#setMixing(!this.mixing),
      { title: 'Show several emotions at once', pressed: Boolean(this.mixing) });
    return card('emotion', 'Emotion', html`
      <div class="palette" @keydown=${this.#onKey}>
        ${this.#groups(names).map(([mood, faces]) => html`<div class="faces ${mood.toLowerCase()}" role="group" aria-label=${mood}>
          ${faces.map(([name, parts]) => this.#button(name, parts, entry))}</div>`)}
      </div>
      ${this.mixing ? this.#sliders() : html`<div id="intensity">${
        widgetFor(INTENSITY, store.ui.intensity, (value) => this.#setIntensity(value))}</div>`}`, mix);
  }

  #button(name, parts, entry) {
    const on = this.mixing ? name in this.#weights : name === store.current.state.emotion;
    return html`<button class="emotion ${name.length > 11 ? 'long' : ''}" data-emotion=${name} aria-pressed=${on} title=${name}
      tabindex=${name === entry ? 0 : -1} @click=${() => this.#choose(name)}>${drawFace(parts)}<span>${name}</span></button>`;
  }

  #sliders() {
    const entries = Object.entries(this.#weights);
    return html`<div>${entries.length ? entries.map(([name, weight]) => html`
        <div data-weight=${name}>${widgetFor({ type: 'number', label: name }, weight,
          (value) => this.#mix({ ...this.#weights, [name]: value }))}</div>`)
      : html`<p class="muted">Choose the emotions to mix. What they leave to 1 is neutral.</p>`}</div>`;
  }
}

/** The button of the next row, up or down, that is closest. */
function nearest(buttons, at, direction) {
  const from = buttons[at].getBoundingClientRect();
  const places = buttons.map((button) => {
    const { top, left } = button.getBoundingClientRect();
    return { button, away: Math.round((top - from.top) * direction), aside: Math.abs(left - from.left) };
  });
  return places.filter(({ away }) => away > 2).sort((a, b) => a.away - b.away || a.aside - b.aside)[0]?.button;
}

customElements.define('a4-emotion-panel', EmotionPanel);
