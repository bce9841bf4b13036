// What all widgets have in common: a label, a help text that can be opened, a reset button.

import { html, nothing } from 'lit';
import { StudioPart } from '../element.js';
import { same } from '../values.js';
import { iconButton } from './buttons.js';

let lastId = 0;

export class Field extends StudioPart {
  /** `field` is `{declared, value, change}` as of widgetFor(). */
  static properties = { field: {}, open: {} };
  inputId = `field-${++lastId}`;

  willUpdate() {
    Object.assign(this, this.field);
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
    const { label, unit, help, default: fallback } = this.declared;
    return html`
      <div class="field ${this.changed ? 'changed' : ''}">
        <span class="field-label">
          <label for=${this.inputId}>${label}${unit ? html` <small>${unit}</small>` : nothing}</label>
          ${help ? iconButton('info', `What ${label} does`, () => { this.open = !this.open; },
            { look: 'mini info', title: help, open: Boolean(this.open) }) : nothing}
          ${this.changed ? iconButton('reset', `Reset ${label} to ${JSON.stringify(fallback)}`, () => this.#reset(), { look: 'mini reset' }) : nothing}
        </span>
        ${this.control()}
        ${this.open ? html`<p class="field-help" id="${this.inputId}-help">${help}${
          fallback === undefined ? nothing : html` <span class="muted">Default: ${JSON.stringify(fallback)}</span>`}</p>` : nothing}
      </div>`;
  }

  /** The button goes away with the change; the focus stays on the field. */
  #reset() {
    this.change(this.declared.default);
    this.querySelector(`#${this.inputId}`)?.focus();
  }
}
