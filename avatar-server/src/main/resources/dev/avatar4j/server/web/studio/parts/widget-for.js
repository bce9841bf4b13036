// Maps what is declared of a value to the element that changes it. Filters and settings use it.

import { html } from 'lit';
import { readable } from '../values.js';
import './choices.js';
import './json-field.js';
import './slider.js';

/**
 * @param {object} declared `{type, label, default, help, unit, min, max, slider, choices}`, as the
 *   server describes parameters of filters and settings
 * @param {any} value the present value
 * @param {(value: any) => void} change called with every new value, also while a slider is dragged
 */
export function widgetFor(declared, value, change) {
  const { label, default: fallback, help, unit = '', min, max, slider, choices, titles = readable } = declared;
  switch (declared.type) {
    case 'number':
    case 'whole':
      return html`<a4-slider .label=${label} .value=${value} .fallback=${fallback} .help=${help} .unit=${unit}
        .min=${min} .max=${max} .low=${slider?.[0]} .high=${slider?.[1]} .whole=${declared.type === 'whole'}
        .change=${change}></a4-slider>`;
    case 'switch':
      return html`<a4-switch .label=${label} .value=${value} .fallback=${fallback} .help=${help}
        .change=${change}></a4-switch>`;
    case 'choice':
      return html`<a4-choice .label=${label} .value=${value} .fallback=${fallback} .help=${help}
        .choices=${choices} .change=${change}></a4-choice>`;
    case 'morph':
      return html`<a4-choice .label=${label} .value=${value} .fallback=${fallback} .help=${help}
        .choices=${choices ?? [value]} .titles=${titles} .change=${change}></a4-choice>`;
    case 'list of morphs':
      return html`<a4-some .label=${label} .value=${value} .fallback=${fallback} .help=${help}
        .choices=${choices} .titles=${titles} .change=${change}></a4-some>`;
    case 'color':
      return html`<a4-color .label=${label} .value=${value} .fallback=${fallback} .help=${help}
        .change=${change}></a4-color>`;
    case 'text':
      return html`<a4-text .label=${label} .value=${value} .fallback=${fallback} .help=${help}
        .change=${change}></a4-text>`;
    default: // lists and what later servers have
      return html`<details class="raw"><summary>${label}</summary><p class="muted">${help}</p>
        <a4-json .label=${label} .value=${value} .apply=${change}></a4-json></details>`;
  }
}
