// The stage: the avatars over their backdrop, with what can be told them at any time.

import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { StudioElement } from '../element.js';
import { ACTIONS } from '../keys.js';
import { iconButton } from '../parts/buttons.js';
import { askForFiles } from '../parts/drop-zone.js';
import { icon } from '../parts/icons.js';
import { store } from '../store.js';
import { backdropPicture } from './backdrop.js';
import { captions, followCaptions } from './caption.js';
import { meters } from './meters.js';
import './crop-frame.js';

const GAZE_MS = 60;
/** Where the face is in a picture of the right layout, from the left and the top. */
const FACE = { x: 0.5, y: 0.25 };

const clamped = (value) => Math.max(-1, Math.min(1, value));

class Stage extends StudioElement {
  #pointer = null;
  #glance = null;

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('fullscreenchange', () => this.requestUpdate());
  }

  fullScreen() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else {
      this.requestFullscreen().catch((error) => store.fail('No full screen', error));
    }
  }

  /** The last place of the pointer counts, however quickly it got there. */
  #look({ clientX, clientY }) {
    this.#pointer = { clientX, clientY };
    if (store.ui.gaze) {
      this.#glance ??= setTimeout(() => this.#follow(), GAZE_MS);
    }
  }

  #follow() {
    this.#glance = null;
    if (!store.ui.gaze) {
      return;
    }
    for (const session of store.sessions.values()) {
      const box = session.canvas.getBoundingClientRect();
      const x = (this.#pointer.clientX - box.left) / box.width - FACE.x;
      const y = FACE.y - (this.#pointer.clientY - box.top) / box.height;
      session.look([clamped(x * 2), clamped(y * 2)]);
    }
  }

  #lookFreely() {
    clearTimeout(this.#glance);
    this.#glance = null;
    if (store.ui.gaze) {
      store.sessions.forEach((session) => session.look(null));
    }
  }

  /** Has the gaze follow the pointer, or roam freely again. */
  toggleGaze() {
    this.#lookFreely();
    store.set({ gaze: !store.ui.gaze });
  }

  render() {
    const { backdrop, blur, overlay } = store.ui;
    const sessions = [...store.sessions.values()];
    return html`
      <section class="stage" aria-label="Stage" data-backdrop=${backdrop} data-count=${sessions.length}
        @pointermove=${this.#look} @pointerleave=${this.#lookFreely}>
        ${backdrop === 'picture' && backdropPicture()
          ? html`<img class="backdrop ${blur ? 'blurred' : ''}" src=${backdropPicture()} alt="">` : nothing}
        <div class="figures">${repeat(sessions, ({ id }) => id, (session) => this.#figure(session))}</div>
        ${overlay ? meters(store.current) : nothing}
        ${this.#controls(store.current)}
      </section>`;
  }

  #figure(session) {
    const chosen = session === store.current;
    const several = store.sessions.size > 1;
    return html`
      <div class="cell ${chosen && several ? 'chosen' : ''}" @pointerdown=${() => several && !chosen && store.select(session.id)}>
        <div class="figure">${session.canvas}${chosen ? html`<a4-crop-frame></a4-crop-frame>` : nothing}</div>
        ${several ? this.#nameTag(session, chosen) : nothing}
        ${this.#banner(session)}
        ${session.recorder?.running ? html`<p class="rec">REC</p>` : nothing}
        ${captions(session.speech, store.ui)}
        ${chosen ? this.#dropHint(session) : nothing}
      </div>`;
  }

  /** Where captions are otherwise, until there is another character or the hint is put away. */
  #dropHint({ state, speech }) {
    const wanted = store.ui.dropHint && ['', '#live'].includes(location.hash)
      && state?.character.name === 'default' && !speech.caption && !speech.blocked;
    return wanted ? html`<p class="drop-hint"><button @click=${askForFiles}>Drop your own picture here, or choose one</button>
      ${iconButton('close', 'Put the hint away', () => store.set({ dropHint: false }))}</p>` : nothing;
  }

  #nameTag(session, chosen) {
    return html`<p class="name-tag"><button aria-pressed=${chosen}
        @click=${() => store.select(session.id)}>${session.name}</button>
      ${iconButton('close', `Take ${session.name} off the stage`, () => store.hide(session.id))}</p>`;
  }

  #banner(session) {
    const text = {
      connecting: 'Connecting…',
      lost: 'The connection was lost. Trying again…',
      ended: 'Disconnected.',
    }[session.connection] ?? (session.state?.paused ? 'Paused' : session.traffic.width ? '' : 'Waiting for the first frame…');
    return text ? html`<p class="banner ${session.connection}" role="status">
      <b>${text}</b>${session.connection === 'live' ? nothing : html` <span>${session.reason}</span>`}</p>` : nothing;
  }

  #controls(session) {
    const { state } = session ?? {};
    return html`<div class="controls" role="toolbar" aria-label="Stage">
      ${this.#button('talk', 'Talk', 'T', state?.talking, !state)}
      ${this.#button(state?.paused ? 'play' : 'pause', 'Pause', 'P', state?.paused, !state)}
      ${this.#button('gaze', 'Gaze follows the pointer', 'G', store.ui.gaze)}
      ${this.#button('stats', 'Frame rate and stage times', 'O', store.ui.overlay)}
      ${this.#button('full', 'Full screen', 'F', document.fullscreenElement === this)}
    </div>`;
  }

  #button(name, label, key, pressed, disabled = false) {
    return html`<button data-act=${name === 'play' ? 'pause' : name} aria-pressed=${Boolean(pressed)}
      aria-label=${label} title="${label} (${key})" ?disabled=${disabled} @click=${() => ACTIONS[key.toLowerCase()](store.current)}>${icon(name)}${
      name === 'talk' ? html`<span>Talk</span>` : nothing}</button>`;
  }

  updated() {
    followCaptions(this);
    this.style.setProperty('--own-backdrop', store.ui.color);
    for (const { canvas } of store.sessions.values()) {
      canvas.parentElement?.style.setProperty('--ratio', canvas.width / canvas.height);
    }
  }
}

customElements.define('a4-stage', Stage);
