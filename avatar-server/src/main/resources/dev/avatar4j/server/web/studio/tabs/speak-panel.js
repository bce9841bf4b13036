// Has the avatar say something. It shows nothing until the server offers speech.

import { html, nothing } from 'lit';
import * as api from '../api.js';
import { StudioElement } from '../element.js';
import { button } from '../parts/buttons.js';
import { card } from '../parts/card.js';
import { widgetFor } from '../parts/widget-for.js';
import { store } from '../store.js';

const TEST_TEXT = 'Hello, I am alive! Type something, and I will say it for you.';
const MOST_TEXT = 100_000;
const MOODS = { '': 'As it is', auto: 'From the text' };

const SPEED = {
  type: 'number', label: 'Speed', default: 1, min: 0.25, max: 4, slider: [0.5, 2],
  help: 'How fast it speaks: 2 is twice as fast as usual. It counts from the next text on.',
};

const EMOTION = {
  type: 'choice', label: 'Emotion', titles: (name) => MOODS[name] ?? name,
  help: 'What it shows from the moment the speech is heard. Until you choose here, it is the emotion that you have picked on Live; without one, or with neutral, that of the text.',
};

const textOf = ({ sentences }) => sentences.join(' ');

class SpeakPanel extends StudioElement {
  static properties = { voices: {} };
  #text = '';
  #asked = false;

  get available() {
    return store.modules.includes('tts');
  }

  willUpdate() {
    if (this.available && !this.#asked) {
      this.#asked = true;
      store.attempt('The voices could not be listed', async () => {
        ({ voices: this.voices } = await api.getVoices());
      });
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
    const { sound, captions, manner } = store.ui;
    return card('speak', 'Speak', html`
      <textarea id="speak-text" class="text" rows="3" maxlength=${MOST_TEXT} aria-label="What to say" placeholder=${TEST_TEXT}
        @input=${(event) => { this.#text = event.target.value; }} @keydown=${this.#onKey}></textarea>
      ${this.#buttons(session)}
      <div class="manner"><details ?open=${manner} @toggle=${({ target }) => this.#setManner(target.open)}>
        <summary>Voice and manner</summary><div>${this.#manner(session)}</div></details>
        ${this.#queue(session.speech.waiting)}</div>`,
    html`<div class="row">
      ${button('sound', sound ? 'sound' : 'mute', 'Sound', () => this.#setSound(!sound),
        { title: 'Play what is said in this page', pressed: sound })}
      ${button('captions', 'captions', 'Captions', () => store.set({ captions: !captions }),
        { title: 'Show what is said over the stage', pressed: captions })}</div>`);
  }

  #setManner(manner) {
    if (manner !== store.ui.manner) {
      store.set({ manner });
    }
  }

  #buttons({ state, speech }) {
    const { now, sentence } = speech;
    return html`<div class="row speaking">
        ${button('speak', 'speak', 'Speak', () => this.#say(), { look: 'primary', title: 'Speak (Ctrl+Enter in the text)', off: !state })}
        ${button('speak-stop', 'stop', 'Stop', () => speech.stop(), { title: 'Fall silent and forget what waits', off: !now })}
        ${button('speak-again', 'reset', 'Again', () => speech.again(), { title: 'Say the last text once more', off: !speech.spoken })}
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
      <div id="speak-voice">${widgetFor({ type: 'choice', label: 'Voice', choices: voices, titles: (id) => this.#title(id) },
        this.#voice, (voice) => store.set({ voice }))}</div>
      <div id="speak-emotion">${widgetFor({ ...EMOTION, choices: moods }, this.#mood, (mood) => store.set({ mood }))}</div>
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
