// Widgets to choose with: a switch, one of some words, some of many, a colour.

import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { readable } from '../values.js';
import { Field } from './field.js';
import { icon } from './icons.js';

class Switch extends Field {
  control() {
    return html`<span class="wide"><input type="checkbox" role="switch" class="switch" id=${this.inputId}
      .checked=${live(Boolean(this.value))} @change=${(event) => this.change(event.target.checked)}></span>`;
  }
}

class Choice extends Field {
  get chosen() {
    return this.value ?? '';
  }

  control() {
    const { type, choices = [this.value], titles = type === 'morph' ? readable : String } = this.declared;
    return this.select(choices, titles, this.change);
  }

  select(words, titles, choose) {
    return html`<select class="wide select" id=${this.inputId} @change=${({ target }) => choose(target.value)}>
      ${words.map((word) => html`<option value=${word}>${titles(word)}</option>`)}</select>`;
  }

  updated() {
    this.querySelector('select').value = this.chosen;
  }
}

/** Some of many words: those chosen, each to be taken out, and the others to be added. */
class Some extends Choice {
  get chosen() {
    return '';
  }

  control() {
    const { value } = this;
    const { choices = [], titles = readable } = this.declared;
    const others = choices.filter((word) => !value.includes(word));
    return html`${this.select(['', ...others], (word) => (word ? titles(word) : 'Add…'), (word) => this.change([...value, word]))}
      <span class="chips picked">${value.map((word) => html`<button class="chip" aria-label="Take ${titles(word)} out"
        @click=${() => this.change(value.filter((each) => each !== word))}>${titles(word)}${icon('close')}</button>`)}</span>`;
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
customElements.define('a4-some', Some);
customElements.define('a4-color', Color);
customElements.define('a4-text', Text);
