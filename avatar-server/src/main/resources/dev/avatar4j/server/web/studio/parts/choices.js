// Widgets to choose with: a switch, one of some words, a colour.

import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { Field } from './field.js';

class Switch extends Field {
  control() {
    return html`<span class="wide"><input type="checkbox" role="switch" class="switch" id=${this.inputId}
      .checked=${live(Boolean(this.value))} @change=${(event) => this.change(event.target.checked)}></span>`;
  }
}

class Choice extends Field {
  static properties = { choices: { attribute: false }, titles: { attribute: false } };

  constructor() {
    super();
    this.choices = [];
  }

  control() {
    return html`<select class="wide select" id=${this.inputId} @change=${(event) => this.change(event.target.value)}>
      ${this.choices.map((word) => html`
        <option value=${word} ?selected=${word === this.value}>${this.titles?.(word) ?? word}</option>`)}
    </select>`;
  }

  updated() {
    this.querySelector('select').value = this.value ?? '';
  }
}

const byte = (part) => Math.round(Math.min(1, Math.max(0, part)) * 255);
const hex = (color) => `#${color.map((part) => byte(part).toString(16).padStart(2, '0')).join('')}`;
const parts = (text) => [1, 3, 5].map((at) => Number((parseInt(text.slice(at, at + 2), 16) / 255).toFixed(4)));

class Color extends Field {
  control() {
    return html`<span class="wide color"><input type="color" id=${this.inputId} .value=${live(hex(this.value ?? [1, 1, 1]))}
      @input=${(event) => this.change(parts(event.target.value))}><code>${(this.value ?? []).map(byte).join(' ')}</code></span>`;
  }
}

class Text extends Field {
  control() {
    return html`<input type="text" class="wide text" id=${this.inputId} .value=${live(this.value ?? '')}
      placeholder="none" @change=${(event) => this.change(event.target.value || null)}>`;
  }
}

customElements.define('a4-switch', Switch);
customElements.define('a4-choice', Choice);
customElements.define('a4-color', Color);
customElements.define('a4-text', Text);
