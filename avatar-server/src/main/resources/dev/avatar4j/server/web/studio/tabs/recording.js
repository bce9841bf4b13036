// The recording tab: to what, how long, what is behind the avatar; how it goes, and what came of it.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { canFilm, filmsAlpha, tryAlpha } from '../canvas-film.js';
import { StudioElement } from '../element.js';
import { download } from '../parts/files.js';
import { button, iconButton } from '../parts/buttons.js';
import { card } from '../parts/card.js';
import { toast } from '../parts/toast.js';
import { widgetFor } from '../parts/widget-for.js';
import { recorderOf } from '../recorder.js';
import { store } from '../store.js';
import './speak-panel.js';

const NAMES = {
  apng: ['Animated PNG', 'a picture that browsers play'],
  'png-frames': ['PNG sequence', 'a ZIP of all frames, for video editors'],
  webm: ['WebM', 'made by the server'],
  mp4: ['MP4', 'made by the server'],
  here: ['WebM with sound', 'made by this browser'],
};
const BEHIND = { none: 'Nothing', white: 'White', own: 'Own colour of the stage', stage: 'Backdrop of the stage' };

/** Places for what servers usually can, until this one has said what it can. */
const USUAL = Object.keys(NAMES).filter((name) => name !== 'here').map((format) => ({ format }));

const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const time = (seconds = 0) => `${seconds.toFixed(1)} s`;

class RecordingTab extends StudioElement {
  #session;
  #here = {
    format: 'here',
    sound: true,
    transparent: canFilm && filmsAlpha(),
    missing: canFilm ? null : 'This browser cannot record. Chrome, Edge and Firefox can.',
  };

  async firstUpdated() {
    this.#here.transparent ??= await tryAlpha().catch(() => false);
    this.requestUpdate();
  }

  /** Somebody else may record this avatar. */
  willUpdate() {
    if (this.#session !== store.current) {
      this.#session = store.current;
      recorderOf(this.#session).follow();
    }
  }

  #set(part) {
    store.set({ film: { ...store.ui.film, ...part } });
  }

  render() {
    const recorder = recorderOf(store.current);
    const { longest_seconds: max = 600, most_bytes: most, formats = USUAL } = store.recording;
    const { format, seconds, back, captions = false } = store.ui.film;
    const kinds = [...formats, this.#here];
    const kind = kinds.find((each) => each.format === format && !each.missing) ?? kinds[0];
    const known = most !== undefined;
    const choices = kind.sound ? ['stage'] : ['own'];
    (kind.transparent || !kind.sound) && choices.unshift(kind.transparent ? 'none' : 'white');
    const behind = choices.includes(back) ? back : choices[0];
    const begin = () => (kind.sound
      ? recorder.beginHere({ limit_seconds: seconds, limit_bytes: most },
        { stage: behind === 'stage' && document.querySelector('.stage'), captions })
      : recorder.begin({ format: kind.format, seconds, background: behind === 'own' ? store.ui.color : undefined }));
    return html`${card('record', 'Record', html`
        <div role="radiogroup" aria-label="Format">${kinds.map((each) => this.#kind(each, each === kind, known))}</div>
        <div>${widgetFor({ type: 'number', label: 'Length', unit: 's', default: 10, min: 0.1, max, slider: [1, 60],
          help: `It ends by itself then. At most ${max} s and ${size(most)}.` }, seconds, (value) => this.#set({ seconds: value }))}
          ${widgetFor({ type: 'morph', label: 'Behind the avatar', choices, titles: (name) => BEHIND[name] }, behind, (value) => this.#set({ back: value }))}</div>
        ${recorder.running ? progress(recorder) : html`<div class="row">${
          button('record', 'recording', 'Record', begin, { look: 'primary', off: !known })}
          ${kind.sound ? button('film-captions', 'captions', 'With captions', () => this.#set({ captions: !captions }),
            { title: 'Write what is said into the film', pressed: captions }) : nothing}</div>`}`)}
      ${recorder.blob ? result(recorder) : nothing}
      <a4-speak-panel></a4-speak-panel>`;
  }

  #kind({ format, transparent, sound, missing }, on, known) {
    const [name, what] = NAMES[format] ?? [format];
    const badge = (has, text) => html`<i class=${has ? 'has' : ''}>${text}</i>`;
    return html`<label class="kind"><input type="radio" name="kind" value=${format} .checked=${live(on)} ?disabled=${missing || !known}
        @change=${() => this.#set({ format })}><span><b>${name}</b> <small class="muted">${missing ? 'not available' : what}</small></span>
      <span>${missing ? iconButton('info', `Why ${name} is not available`, () => toast('note', `${name} is not available`, missing))
        : nothing}${badge(transparent, { true: 'alpha', false: 'opaque' }[transparent])}${badge(sound, sound ? 'sound' : 'silent')}</span></label>`;
  }
}

function progress({ status: { state, seconds, limit_seconds: limit, bytes, frames }, stop }) {
  const finishing = state === 'finishing';
  return html`<progress max=${limit} value=${seconds} aria-label="Recorded"></progress>
    <div class="row spread">${button('record-stop', 'stop', 'Stop', stop, { look: 'primary', off: finishing })}
    <span id="record-state">${finishing ? 'Finishing…' : `${time(seconds)} of ${time(limit)}`}, ${frames} frames, ${size(bytes)}</span></div>`;
}

function result(recorder) {
  const { status: { seconds, width, height }, blob, url } = recorder;
  const [media, kind] = blob.type.split('/');
  const save = () => download(`avatar.${kind === 'apng' ? 'png' : kind}`, blob);
  return card('result', 'Result', html`
    <div class="row">${button('film', 'download', 'Download', save, { look: 'primary' })}
      ${button('film-discard', 'remove', 'Discard', () => recorder.discard())}</div>
    ${media === 'video' ? html`<video class="film" data-backdrop="checker" src=${url} controls loop></video>` : nothing}
    ${media === 'image' ? html`<img class="film" data-backdrop="checker" src=${url} alt="The recording">` : nothing}`,
  html`<span class="muted">${time(seconds)}, ${width} × ${height}, ${size(blob.size)}</span>`);
}

customElements.define('a4-recording-tab', RecordingTab);
