import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Field } from './field.js';

/** A slider with a box to type the number into. The box takes all that is allowed, the slider less. */
export class Slider extends Field {
  static properties = {
    min: { type: Number },
    max: { type: Number },
    low: { type: Number },
    high: { type: Number },
    whole: { type: Boolean },
    step: { type: Number },
  };

  constructor() {
    super();
    this.min = 0;
    this.max = 1;
  }

  get #low() {
    return this.low ?? this.min;
  }

  get #high() {
    return this.high ?? this.max;
  }

  /** About 200 steps from end to end, of 1, 2 or 5 times a power of ten. */
  get #step() {
    if (this.step || this.whole) {
      return this.step ?? 1;
    }
    const wanted = (this.#high - this.#low) / 200 || 0.01;
    const power = 10 ** Math.floor(Math.log10(wanted));
    return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= wanted * 0.999);
  }

  #text(value) {
    return String(Number(Number(value ?? 0).toPrecision(5)));
  }

  #slide(event) {
    const places = Math.max(0, -Math.floor(Math.log10(this.#step)));
    this.change(Number(event.target.valueAsNumber.toFixed(places)));
  }

  #type(event) {
    const typed = event.target.valueAsNumber;
    if (Number.isNaN(typed)) {
      event.target.value = this.#text(this.value);
      return;
    }
    const value = Math.min(this.max, Math.max(this.min, this.whole ? Math.round(typed) : typed));
    event.target.value = this.#text(value);
    this.change(value);
  }

  control() {
    return html`
      <input type="range" class="range" id=${this.inputId} min=${this.#low} max=${this.#high} step=${this.#step}
        .value=${live(String(this.value ?? this.#low))} aria-describedby=${this.open ? `${this.inputId}-help` : nothing}
        @input=${(event) => this.#slide(event)}>
      <input type="number" class="number" aria-label="${this.label}, as a number" min=${this.min} max=${this.max}
        step=${this.#step} .value=${live(this.#text(this.value))} @change=${(event) => this.#type(event)}>`;
  }

  updated() {
    const part = ((this.value ?? this.#low) - this.#low) / (this.#high - this.#low || 1);
    this.querySelector('.range').style.setProperty('--part', `${Math.min(1, Math.max(0, part)) * 100}%`);
  }
}

customElements.define('a4-slider', Slider);
