// What all widgets have in common: a label, a help text that can be opened, a reset button.

import { html, nothing } from 'lit';
import { StudioPart } from '../element.js';
import { same } from '../values.js';
import { icon } from './icons.js';

let lastId = 0;

export class Field extends StudioPart {
  static properties = {
    label: {},
    value: {},
    fallback: {},
    help: {},
    unit: {},
    change: { attribute: false },
    open: { state: true },
  };

  constructor() {
    super();
    this.label = '';
    this.help = '';
    this.unit = '';
    this.change = () => {};
    this.open = false;
    this.inputId = `field-${++lastId}`;
  }

  get changed() {
    return this.fallback !== undefined && !same(this.value, this.fallback);
  }

  /** The widget itself, with {@link inputId} as the id of what the label is for. */
  control() {
    return nothing;
  }

  render() {
    return html`
      <div class="field ${this.changed ? 'changed' : ''}">
        <span class="field-label">
          <label for=${this.inputId}>${this.label}${this.unit ? html` <small>${this.unit}</small>` : nothing}</label>
          ${this.help ? this.#helpButton() : nothing}
          ${this.changed ? this.#resetButton() : nothing}
        </span>
        ${this.control()}
        ${this.open ? html`<p class="field-help" id="${this.inputId}-help">${this.help}${this.#defaultText()}</p>` : nothing}
      </div>`;
  }

  #helpButton() {
    return html`<button type="button" class="mini info" aria-expanded=${this.open} title=${this.help}
      aria-label="What ${this.label} does" @click=${() => { this.open = !this.open; }}>${icon('info')}</button>`;
  }

  #resetButton() {
    const title = `Reset ${this.label} to ${JSON.stringify(this.fallback)}`;
    return html`<button type="button" class="mini reset" aria-label=${title}
      title=${title} @click=${() => this.#reset()}>${icon('reset')}</button>`;
  }

  /** The button goes away with the change; the focus stays on the field. */
  #reset() {
    this.change(this.fallback);
    this.querySelector(`#${this.inputId}`)?.focus();
  }

  #defaultText() {
    return this.fallback === undefined ? nothing
      : html` <span class="muted">Default: ${JSON.stringify(this.fallback)}</span>`;
  }
}
