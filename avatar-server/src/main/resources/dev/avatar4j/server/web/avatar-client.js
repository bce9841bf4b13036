// The JavaScript client of avatar4j: this module and its parts in client/, no dependencies. Only for
// sound it fetches avatar-sound.js from beside it. Protocol: docs/websocket.md.

import { Commands } from './client/commands.js';
import { AvatarError, Connection } from './client/connection.js';
import { FORMATS, Painter, readFrame } from './client/frames.js';
import { LiveSound } from './client/live-sound.js';
import { decodeQoi } from './client/qoi.js';
import { Speech } from './client/speech.js';

export { AvatarError, decodeQoi, readFrame };

/**
 * @typedef {object} AvatarOptions
 * @property {string} [server] address of the server, such as `http://localhost:5100`; by default
 *   the one this module came from
 * @property {string} [key] the API key, if the server asks for one
 * @property {string} [avatar] id of the avatar; `default` unless told otherwise
 * @property {HTMLCanvasElement} [canvas] where frames are drawn; without one, listen for `frame`
 * @property {'png'|'qoi'|'none'} [format] how frames are encoded; `none` for control only
 * @property {number} [maxFps] most frames a second, 0.1..240; all unless told otherwise
 * @property {boolean} [statistics] whether `statistics` events come, one a second
 * @property {boolean} [sound] whether this page plays what the avatar says; false unless told
 *   otherwise
 * @property {boolean} [pauseWhenHidden] whether frames rest while the page is hidden; true
 */

/**
 * A connection to one avatar that is opened again when it is lost. What can be asked of the avatar
 * is in client/commands.js.
 *
 * Events, each a CustomEvent with this `detail`:
 * - `open`: the greeting; `close`: `{code, reason, final}`, after which it reconnects unless final
 * - `state`: the whole state, whenever a part has changed; `changed`: only the changed parts
 * - `emotion`: the name of the new emotion; `warnings`: the new list of warnings
 * - `statistics`: what the frame pipeline has done; `closing`: why the server will hang up
 * - `export-progress`: `{done, total}` emotions of an export
 * - `soundended`: why sound that is sent moves the mouth no more: `replaced`, `stopped`, `silence`
 * - `speech-accepted`, `speech-started`, `sentence-ready`, `sentence-started`, `word`, `sentence-ended`,
 *   `speech-ended` and the other messages about speech, as they come; `caption`: `{text, words}` of the sentence
 *   that is heard now, or null when it is over
 * - `soundblocked`: the browser plays no sound before {@link resumeAudio} is called on a click
 * - `frame`: a {@link Frame} that was drawn; `problem`: an AvatarError that answers no request
 *
 * @example
 * import { AvatarClient } from 'http://localhost:5100/avatar-client.js';
 * const avatar = new AvatarClient({ canvas: document.querySelector('canvas') });
 * avatar.addEventListener('emotion', (event) => console.log(event.detail));
 * await avatar.connect();
 * await avatar.setEmotion('joy');
 */
export class AvatarClient extends Commands {
  #options;
  #connection;
  #live;
  #speech;
  #state = null;
  #onVisibility = () => this.#subscribe().catch(() => {});

  /** @param {AvatarOptions} [options] */
  constructor(options = {}) {
    super();
    this.#options = {
      server: new URL('.', import.meta.url).href,
      avatar: 'default',
      format: 'png',
      statistics: false,
      sound: false,
      pauseWhenHidden: true,
      ...options,
    };
    const { server, key, avatar, format, canvas } = this.#options;
    if (format !== 'none' && !(format in FORMATS)) {
      throw new TypeError(`There is no format ${format}; use png, qoi or none.`);
    }
    const url = new URL(`/api/v1/avatars/${encodeURIComponent(avatar)}/socket`, server);
    if (key) {
      url.searchParams.set('key', key); // sockets of pages cannot send headers
    }
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    const painter = new Painter(canvas, (frame) => {
      this.frameShown(frame.time);
      this.#emit('frame', frame);
    });
    this.#connection = new Connection(url, {
      message: (message) => this.#receive(message),
      frame: (data) => painter.show(data),
      problem: (error) => this.#emit('problem', error),
      close: (how) => this.#closed(how),
    });
    this.#live = new LiveSound(this.#connection);
    this.#speech = new Speech(this.#options, this);
  }

  /** The state as last heard of, or null before the first greeting. */
  get state() {
    return this.#state;
  }

  /** Whether requests can be sent now. */
  get connected() {
    return this.#connection.greeted;
  }

  /**
   * Connects, and stays connected until {@link close}.
   * @returns {Promise<object>} the state, once connected; rejected if the avatar does not exist
   */
  connect() {
    document.addEventListener('visibilitychange', this.#onVisibility);
    return this.#connection.connect().then(() => this.#state);
  }

  /** Disconnects for good. */
  close() {
    this.#connection.close();
  }

  /**
   * Sends any message of docs/websocket.md.
   * @param {string} type type of the message
   * @param {object} [fields] its fields
   * @returns {Promise<object>} the answer; rejected with an {@link AvatarError}
   */
  request(type, fields = {}) {
    return this.#connection.request(type, fields);
  }

  /**
   * Has the mouth follow live sound as it plays, until the returned function is called, something
   * else takes the mouth (event `soundended`), or other sound is sent.
   * @param {MediaStream|AudioNode} source a microphone, a call, or a node of an audio graph
   * @param {{delay?: number}} [options] how many ms after now the sound is heard, if it is buffered
   * @returns {Promise<() => Promise<void>>} ends it
   */
  sendSound(source, { delay } = {}) {
    return this.#live.start(source, delay);
  }

  /** Ends the live sound, if there is any. */
  endSound() {
    return this.#live.end();
  }

  /**
   * Has the browser play sound, if it waits for a click or key: call it while handling one.
   * @returns {Promise<boolean>} whether sound can be heard
   */
  async resumeAudio() {
    return (await this.#speech.load()).resume();
  }

  /** What plays the sound; null before it was needed. */
  get sound() {
    return this.#speech.sound;
  }

  /** For pages that draw frames themselves: one has come to the screen, drawn for that time. */
  frameShown(time) {
    this.sound?.frameShown(time);
  }

  /** Changes `format`, `maxFps`, `statistics` or `sound` from now on. */
  async subscribe(options) {
    Object.assign(this.#options, options);
    await this.#subscribe();
  }

  #subscribe() {
    const { format, maxFps, statistics, sound, pauseWhenHidden } = this.#options;
    if (!this.connected) {
      return Promise.resolve();
    }
    if (sound) {
      this.#speech.load().catch((error) => console.warn('There is no sound.', error));
    }
    const resting = pauseWhenHidden && document.hidden;
    return this.request('subscribe', {
      format: resting ? 'none' : format,
      max_fps: maxFps ?? null,
      statistics,
      sound,
    });
  }

  #welcome(hello) {
    this.#emit('open', hello);
    this.#change(hello.state);
    this.#subscribe().catch((error) => this.#emit('problem', error));
    this.#live.announce().catch((error) => this.#emit('problem', error));
  }

  #receive(message) {
    const { type, state, statistics, code, reason } = message;
    if (type === 'hello') {
      this.#welcome(message);
    } else if (type === 'changed') {
      this.#change(state);
    } else if (type === 'statistics') {
      this.#emit(type, statistics);
    } else if (type === 'lipsync_sound_ended') {
      this.#live.detach().catch(() => {});
      this.#emit('soundended', reason);
    } else if (type === 'closing') {
      this.#emit(type, { code, reason });
    } else if (type === 'export-progress') {
      this.#emit(type, message);
    } else {
      this.#speech.hear(message);
    }
  }

  #closed(how) {
    this.sound?.stop();
    if (how.final) {
      this.#live.detach().catch(() => {});
      document.removeEventListener('visibilitychange', this.#onVisibility);
    }
    this.#emit('close', how);
  }

  #change(parts) {
    this.#state = { ...this.#state, ...parts };
    this.#emit('changed', parts);
    this.#emit('state', this.#state);
    for (const name of ['emotion', 'warnings']) {
      if (name in parts) {
        this.#emit(name, parts[name]);
      }
    }
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
