// Maps what is declared of a value to the element that changes it. Filters and settings use it.

import { html } from 'lit';
import './choices.js';
import './json-field.js';
import './slider.js';

/**
 * @param {object} declared `{type, label, default, help, unit, min, max, slider, choices, titles}`, as
 *   the server describes parameters of filters and settings
 * @param {any} value the present value
 * @param {(value: any) => void} change called with every new value, also while a slider is dragged
 */
export function widgetFor(declared, value, change) {
  const field = { declared, value, change };
  switch (declared.type) {
    case 'number':
    case 'whole':
      return html`<a4-slider .field=${field}></a4-slider>`;
    case 'switch':
      return html`<a4-switch .field=${field}></a4-switch>`;
    case 'choice':
    case 'morph':
      return html`<a4-choice .field=${field}></a4-choice>`;
    case 'list of morphs':
      return html`<a4-some .field=${field}></a4-some>`;
    case 'color':
      return html`<a4-color .field=${field}></a4-color>`;
    case 'text':
      return html`<a4-text .field=${field}></a4-text>`;
    default: // lists and what later servers have
      return html`<details class="raw"><summary>${declared.label}</summary><p class="muted">${declared.help}</p>
        <a4-json .label=${declared.label} .value=${value} .apply=${change}></a4-json></details>`;
  }
}
