import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { Field } from './field.js';

/** A slider with a box to type the number into. The box takes all that is allowed, the slider less. */
class Slider extends Field {
  /** What is allowed, how far the slider goes, and of what step. */
  get #range() {
    const { type, min = 0, max = 1, slider: [low, high] = [min, max] } = this.declared;
    return { min, max, low, high, step: type === 'whole' ? 1 : stepOf(high - low) };
  }

  #text(value) {
    return String(Number(Number(value ?? 0).toPrecision(5)));
  }

  #slide(event) {
    const places = Math.max(0, -Math.floor(Math.log10(this.#range.step)));
    this.change(Number(event.target.valueAsNumber.toFixed(places)));
  }

  #type(event) {
    const typed = event.target.valueAsNumber;
    if (Number.isNaN(typed)) {
      event.target.value = this.#text(this.value);
      return;
    }
    const { min, max } = this.#range;
    const value = Math.min(max, Math.max(min, this.declared.type === 'whole' ? Math.round(typed) : typed));
    event.target.value = this.#text(value);
    this.change(value);
  }

  control() {
    const { min, max, low, high, step } = this.#range;
    const part = ((this.value ?? low) - low) / (high - low || 1);
    return html`
      <input type="range" class="range" id=${this.inputId} min=${low} max=${high} step=${step}
        .value=${live(String(this.value ?? low))} .style=${`--part: ${100 * Math.min(1, Math.max(0, part))}%`} aria-describedby=${this.open ? `${this.inputId}-help` : nothing}
        @input=${this.#slide}>
      <input type="number" class="number" aria-label="${this.declared.label}, as a number" min=${min} max=${max}
        step=${step} .value=${live(this.#text(this.value))} @change=${this.#type}>`;
  }
}

/** About 200 steps from end to end, of 1, 2 or 5 times a power of ten. */
function stepOf(length) {
  const wanted = length / 200 || 0.01;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= wanted * 0.999);
}

customElements.define('a4-slider', Slider);
