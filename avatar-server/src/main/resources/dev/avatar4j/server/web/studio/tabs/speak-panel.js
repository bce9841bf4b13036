// Has the avatar say something. It shows nothing until the server offers speech.

import { html, nothing } from 'lit';
import * as api from '../api.js';
import { StudioElement } from '../element.js';
import { icon } from '../parts/icons.js';
import { widgetFor } from '../parts/widget-for.js';
import { store } from '../store.js';

const TEST_TEXT = 'Hello, I am alive! Type something, and I will say it for you.';
const MOST_TEXT = 100_000;
const MOODS = { '': 'As it is', auto: 'From the text' };

const SPEED = {
  type: 'number', label: 'Speed', default: 1, min: 0.25, max: 4, slider: [0.5, 2],
  help: 'How fast it speaks: 2 is twice as fast as usual. It counts from the next text on.',
};

const textOf = ({ sentences }) => sentences.join(' ');

class SpeakPanel extends StudioElement {
  static properties = { voices: { state: true } };
  #text = '';
  #asked = false;

  get available() {
    return store.modules.includes('tts');
  }

  willUpdate() {
    if (this.available && !this.#asked) {
      this.#asked = true;
      this.#listVoices();
    }
  }

  async #listVoices() {
    try {
      this.voices = (await api.getVoices()).voices;
    } catch (error) {
      store.fail('The voices could not be listed', error);
    }
  }

  #say() {
    const { speed } = store.ui;
    const how = { speed, voice: this.#voice || undefined, emotion: this.#mood || undefined };
    store.current.speech.say(this.#text.trim() || TEST_TEXT, how);
  }

  /** What was chosen on another server may not be there. */
  get #voice() {
    return this.voices?.some(({ id }) => id === store.ui.voice) ? store.ui.voice : '';
  }

  /** Until something is chosen here, an emotion that was chosen by hand is not replaced. */
  get #mood() {
    const { mood, ownEmotion } = store.ui;
    const known = mood in MOODS || store.current?.state?.emotions.includes(mood);
    return known ? mood : ownEmotion ? '' : 'auto';
  }

  #onKey(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#say();
    }
  }

  #setSound(sound) {
    store.set({ sound });
    store.sessions.forEach(({ speech }) => speech.setSound(sound));
  }

  render() {
    const session = store.current;
    if (!this.available || !session) {
      return nothing;
    }
    return html`<section class="card" aria-labelledby="speak-title">
      <header class="row spread"><h3 id="speak-title">Speak</h3>
        <div class="row">
          ${this.#toggle('sound', 'Sound', store.ui.sound ? 'sound' : 'mute', 'Play what is said in this page', (on) => this.#setSound(on))}
          ${this.#toggle('captions', 'Captions', 'captions', 'Show what is said over the stage', (on) => store.set({ captions: on }))}
        </div></header>
      <textarea id="speak-text" class="text" rows="3" maxlength=${MOST_TEXT} aria-label="What to say" placeholder=${TEST_TEXT}
        @input=${(event) => { this.#text = event.target.value; }} @keydown=${(event) => this.#onKey(event)}></textarea>
      ${this.#buttons(session)}
      <div class="manner"><details ?open=${store.ui.manner} @toggle=${({ target }) => this.#setManner(target.open)}>
        <summary>Voice and manner</summary><div>${this.#manner(session)}</div></details>
        ${this.#queue(session.speech.waiting)}</div>
    </section>`;
  }

  #setManner(manner) {
    if (manner !== store.ui.manner) {
      store.set({ manner });
    }
  }

  #toggle(name, label, picture, title, change) {
    const on = store.ui[name];
    return html`<button type="button" class="button toggle" id=${name} aria-pressed=${on} title=${title}
      @click=${() => change(!on)}>${icon(picture)}${label}</button>`;
  }

  #buttons({ state, speech }) {
    const { now, sentence } = speech;
    return html`<div class="row speaking">
        <button type="button" class="button primary" id="speak" title="Speak (Ctrl+Enter in the text)" ?disabled=${!state}
          @click=${() => this.#say()}>${icon('speak')}Speak</button>
        <button type="button" class="button" id="speak-stop" title="Fall silent and forget what waits" ?disabled=${!now}
          @click=${() => speech.stop()}>${icon('stop')}Stop</button>
        <button type="button" class="button" id="speak-again" title="Say the last text once more" ?disabled=${!speech.spoken}
          @click=${() => speech.again()}>${icon('reset')}Again</button>
        <span class="muted" id="speak-state">${now ? `${sentence + 1} of ${now.sentences.length}` : ''}</span>
      </div>`;
  }

  /** One line that is always free, and a list over what is below: nothing moves when it grows. */
  #queue(waiting) {
    return waiting.length ? html`<details class="queue" @focusout=${this.#leaveQueue}>
        <summary>${waiting.length} waiting</summary>
        <ol class="popover" aria-label="What waits to be said" tabindex="0">
          ${waiting.map((each) => html`<li class="ellipsis" title=${textOf(each)}>${textOf(each)}</li>`)}</ol>
      </details>` : nothing;
  }

  #leaveQueue({ currentTarget: queue, relatedTarget }) {
    queue.open &&= queue.contains(relatedTarget);
  }

  #manner(session) {
    const voices = ['', ...(this.voices ?? []).map(({ id }) => id)];
    const moods = [...Object.keys(MOODS), ...(session.state?.emotions ?? [])];
    const offset = store.schema?.find(({ key }) => key === 'av_offset');
    return html`
      <a4-choice id="speak-voice" label="Voice" .value=${this.#voice} .choices=${voices}
        .titles=${(id) => this.#title(id)} .change=${(voice) => store.set({ voice })}></a4-choice>
      <a4-choice id="speak-emotion" label="Emotion" .value=${this.#mood} .choices=${moods} .titles=${(name) => MOODS[name] ?? name}
        help="What it shows from the moment the speech is heard. Until you choose here: the emotion that you have picked on Live, if it is not neutral; else that of the text." .change=${(mood) => store.set({ mood })}></a4-choice>
      <div id="speak-speed">${widgetFor(SPEED, store.ui.speed, (speed) => store.set({ speed }))}</div>
      ${offset ? html`<div id="av-offset">${widgetFor({ ...offset, label: 'AV offset' }, session.settings.av_offset ?? offset.default,
        (value) => session.change('Change AV offset', { av_offset: value }))}</div>` : nothing}`;
  }

  #title(id) {
    const { language, description } = this.voices?.find((voice) => voice.id === id) ?? {};
    const about = [language, description].filter(Boolean).join(', ');
    return id ? `${id}${about ? ` (${about})` : ''}` : 'Default';
  }
}

customElements.define('a4-speak-panel', SpeakPanel);
