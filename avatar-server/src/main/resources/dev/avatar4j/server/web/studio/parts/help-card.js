import { html } from 'lit';
import { StudioPart } from '../element.js';
import { iconButton } from './buttons.js';

const KEYS = [
  ['1 – 6', 'the tabs, from left to right'],
  ['T', 'talk at random, or stop'],
  ['P', 'pause, or go on'],
  ['G', 'gaze follows the pointer'],
  ['D', 'data eyes'],
  ['O', 'frame rate and stage times'],
  ['F', 'full screen'],
  ['← → ↑ ↓ Home End', 'step through emotions and tabs; move filters (on their handle) and landmarks (Shift: farther)'],
  ['Ctrl+Enter', 'speak, in the text to say'],
  ['Ctrl+O S P I E', 'on Pose: picture, save, emotions, outputs, sliders'],
  ['Ctrl+Shift+O S', 'on Pose: emotion file, all emotions as ZIP'],
  ['Ctrl+Z', 'undo'],
  ['Ctrl+Shift+Z', 'redo'],
  ['F1 or ?', 'this card'],
];

class HelpCard extends StudioPart {
  show() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) {
      dialog.showModal();
    }
  }

  render() {
    return html`
      <dialog class="help" aria-labelledby="help-title"
        @click=${(event) => event.target.localName === 'dialog' && event.target.close()}>
        <div class="help-body">
          <header class="row spread"><h2 id="help-title">Keys and hints</h2>
            ${iconButton('close', 'Close', () => this.querySelector('dialog').close())}</header>
          <dl class="keys">${KEYS.map(([keys, what]) => html`<dt><kbd>${keys}</kbd></dt><dd>${what}</dd>`)}</dl>
          <p>Drop a picture anywhere: with transparency it becomes the character, without the backdrop.
            Settings, emotions, landmarks, a picture with its cels, or a package are taken too. A number beside a slider takes any value
            that is allowed, also one the slider does not reach.</p>
          <p class="muted">Everything here goes through the documented interface:
            <a href="/openapi.yaml">openapi.yaml</a>.</p>
        </div>
      </dialog>`;
  }
}

customElements.define('a4-help', HelpCard);
