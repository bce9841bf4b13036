// What all widgets have in common: a label, a help text that can be opened, a reset button.

import { html, nothing } from 'lit';
import { StudioPart } from '../element.js';
import { same } from '../values.js';
import { icon } from './icons.js';

let lastId = 0;

export class Field extends StudioPart {
  /** As of widgetFor(). */
  static properties = { declared: {}, value: {}, change: {}, open: { state: true } };
  inputId = `field-${++lastId}`;

  constructor() {
    super();
    this.open = false;
  }

  get changed() {
    const { default: fallback } = this.declared;
    return fallback !== undefined && !same(this.value, fallback);
  }

  /** The widget itself, with {@link inputId} as the id of what the label is for. */
  control() {
    return nothing;
  }

  render() {
    const { label, unit, help } = this.declared;
    return html`
      <div class="field ${this.changed ? 'changed' : ''}">
        <span class="field-label">
          <label for=${this.inputId}>${label}${unit ? html` <small>${unit}</small>` : nothing}</label>
          ${help ? this.#helpButton() : nothing}
          ${this.changed ? this.#resetButton() : nothing}
        </span>
        ${this.control()}
        ${this.open ? html`<p class="field-help" id="${this.inputId}-help">${help}${this.#defaultText()}</p>` : nothing}
      </div>`;
  }

  #helpButton() {
    const { label, help } = this.declared;
    return html`<button class="mini info" aria-expanded=${this.open} title=${help}
      aria-label="What ${label} does" @click=${() => { this.open = !this.open; }}>${icon('info')}</button>`;
  }

  #resetButton() {
    const { label, default: fallback } = this.declared;
    const title = `Reset ${label} to ${JSON.stringify(fallback)}`;
    return html`<button class="mini reset" aria-label=${title}
      title=${title} @click=${this.#reset}>${icon('reset')}</button>`;
  }

  /** The button goes away with the change; the focus stays on the field. */
  #reset() {
    this.change(this.declared.default);
    this.querySelector(`#${this.inputId}`)?.focus();
  }

  #defaultText() {
    const { default: fallback } = this.declared;
    return fallback === undefined ? nothing
      : html` <span class="muted">Default: ${JSON.stringify(fallback)}</span>`;
  }
}
