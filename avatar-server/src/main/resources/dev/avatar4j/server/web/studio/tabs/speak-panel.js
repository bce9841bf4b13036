// The place of speech in the live tab. It shows nothing until the server offers speech.

import { html, nothing } from 'lit';
import { StudioElement } from '../element.js';
import { store } from '../store.js';

class SpeakPanel extends StudioElement {
  get available() {
    return store.modules.includes('tts');
  }

  render() {
    return this.available
      ? html`<section class="card" aria-labelledby="speak-title"><h3 id="speak-title">Speak</h3></section>`
      : nothing;
  }
}

customElements.define('a4-speak-panel', SpeakPanel);
