// The JavaScript client of avatar4j: one module, no dependencies. Only for sound it fetches
// avatar-sound.js from beside it. Protocol: docs/websocket.md.

const PROTOCOL = 1;
const BACKOFF_MS = [250, 500, 1000, 2000, 5000];
const SILENCE_MS = 30_000;
const UNAUTHORIZED = 4401;
const GONE = 4404;
const SOUND_WAITING_BYTES = 64 << 10;
const SOUND_ACTIONS = {
  'sentence-ready': 'prepare',
  'sentence-play': 'play',
  'sentence-stop': 'stop',
};
const FORMATS = { png: 1, qoi: 2 };

/** A request that was refused, with the number and the field of docs/websocket.md. */
export class AvatarError extends Error {
  /**
   * @param {number} code number of the error; 0 if the connection was lost
   * @param {string} reason a sentence that can be shown
   * @param {string} [field] the value at fault
   */
  constructor(code, reason, field) {
    super(reason);
    this.name = 'AvatarError';
    this.code = code;
    this.field = field;
  }
}

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
 * A connection to one avatar that is opened again when it is lost.
 *
 * Events, each a CustomEvent with this `detail`:
 * - `open`: the greeting; `close`: `{code, reason, final}`, after which it reconnects unless final
 * - `state`: the whole state, whenever a part has changed; `changed`: only the changed parts
 * - `emotion`: the name of the new emotion; `warnings`: the new list of warnings
 * - `statistics`: what the frame pipeline has done; `closing`: why the server will hang up
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
export class AvatarClient extends EventTarget {
  #options;
  #url;
  #socket = null;
  #wanted = false;
  #greeted = false;
  #failures = 0;
  #retry = 0;
  #silence = 0;
  #nextId = 1;
  #requests = new Map();
  #waiting = [];
  #state = null;
  #painter;
  #capture = null;
  #sound = null;
  #soundLoading = null;
  #sentences = new Map();
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
    const id = encodeURIComponent(avatar);
    this.#url = new URL(`/api/v1/avatars/${id}/socket`, server);
    if (key) {
      this.#url.searchParams.set('key', key); // sockets of pages cannot send headers
    }
    this.#url.protocol = this.#url.protocol === 'https:' ? 'wss:' : 'ws:';
    this.#painter = new Painter(canvas, (frame) => {
      this.frameShown(frame.time);
      this.#emit('frame', frame);
    });
  }

  /** The state as last heard of, or null before the first greeting. */
  get state() {
    return this.#state;
  }

  /** Whether requests can be sent now. */
  get connected() {
    return this.#greeted;
  }

  /**
   * Connects, and stays connected until {@link close}.
   * @returns {Promise<object>} the state, once connected; rejected if the avatar does not exist
   */
  connect() {
    if (!this.#wanted) {
      this.#wanted = true;
      document.addEventListener('visibilitychange', this.#onVisibility);
      this.#open();
    }
    return this.#greeted
      ? Promise.resolve(this.#state)
      : new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** Disconnects for good. */
  close() {
    this.#end(1000, 'Closed by the page.');
    this.#drop();
  }

  /**
   * Sends any message of docs/websocket.md.
   * @param {string} type type of the message
   * @param {object} [fields] its fields
   * @returns {Promise<object>} the answer; rejected with an {@link AvatarError}
   */
  request(type, fields = {}) {
    if (!this.#greeted) {
      return Promise.reject(new AvatarError(0, 'There is no connection to the avatar.'));
    }
    const requestId = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#requests.set(requestId, { resolve, reject });
      this.#socket.send(JSON.stringify({ ...fields, type, requestId }));
    });
  }

  /** Shows an emotion, of an intensity of 0..1. */
  setEmotion(emotion, intensity = 1) {
    return this.request('emotion', { emotion, intensity });
  }

  /** Shows several emotions at once: an object of names and weights. */
  setEmotionMix(mix) {
    return this.request('emotion', { mix });
  }

  /** Shows the emotion of a text. */
  setEmotionOf(text) {
    return this.request('emotion', { emotion: 'auto', text });
  }

  /** Begins or ends talking. */
  setTalking(on) {
    return this.request('talking', { on });
  }

  /** Looks at `[x, y]` in -1..1, `'away'`, or with null wherever the emotion has it look. */
  lookAt(gaze) {
    return this.request('gaze', { gaze });
  }

  /** Plays an effect once. */
  playEffect(effect) {
    return this.request('effects', { effect });
  }

  /** Has data run over the irises, or stops that. */
  setDataEyes(on) {
    return this.request('data_eyes', { on });
  }

  /** Replaces all overrides; `timing` is `{fade, expiry}` in seconds. */
  setOverrides(set, timing = {}) {
    return this.request('overrides', { ...timing, set });
  }

  /** Adds overrides. */
  modifyOverrides(modify, timing = {}) {
    return this.request('overrides', { ...timing, modify });
  }

  /** Ends the overrides with these keys. */
  unsetOverrides(unset, timing = {}) {
    return this.request('overrides', { ...timing, unset });
  }

  /** Pauses drawing, for all viewers, or goes on. */
  setPaused(on) {
    return this.request('paused', { on });
  }

  /** Changes some settings. */
  patchSettings(settings) {
    return this.request('settings', { settings });
  }

  /** Counts as activity, and as such for some seconds more. */
  ping(seconds = 0) {
    return this.request('ping', { seconds });
  }

  // Lipsync for sound that is not the server's.

  /**
   * Has the mouth follow live sound as it plays, until the returned function is called, something
   * else takes the mouth (event `soundended`), or other sound is sent.
   * @param {MediaStream|AudioNode} source a microphone, a call, or a node of an audio graph
   * @param {{delay?: number}} [options] how many ms after now the sound is heard, if it is buffered
   * @returns {Promise<() => Promise<void>>} ends it
   */
  async sendSound(source, { delay } = {}) {
    const own = source instanceof MediaStream;
    const context = own ? new AudioContext() : source.context;
    const rate = Math.round(context.sampleRate);
    const announce = () => this.request('lipsync_sound', { rate, format: 's16le', delay });
    const node = own ? context.createMediaStreamSource(source) : source;
    const release = () => (own ? context.close() : undefined);
    let tap;
    try {
      tap = await soundTap(context, (block) => this.#sendBlock(block));
      await this.endSound();
      await announce();
    } catch (error) {
      await release();
      throw error;
    }
    node.connect(tap);
    const detach = () => {
      node.disconnect(tap);
      tap.disconnect();
      return release();
    };
    const sound = { announce, detach };
    this.#capture = sound;
    return () => (this.#capture === sound ? this.endSound() : Promise.resolve());
  }

  /** Ends the live sound, if there is any. */
  async endSound() {
    if (await this.#detachCapture()) {
      await this.request('lipsync_sound_end');
    }
  }

  async #detachCapture() {
    const sound = this.#capture;
    this.#capture = null;
    await sound?.detach();
    return Boolean(sound) && this.#greeted;
  }

  /** On a connection that does not keep up, sound is dropped: late lips are worse than none. */
  #sendBlock(block) {
    if (this.#greeted && this.#capture && this.#socket.bufferedAmount < SOUND_WAITING_BYTES) {
      this.#socket.send(block);
    }
  }

  /** Says words without sound: texts or `{word, phonemes}`; `end` if none follow. */
  sayWords(words, end = false) {
    return this.request('lipsync_words', { words, end });
  }

  /**
   * Has the mouth follow times of speech: a list of words, or `{words}`, `{phones, set}`,
   * `{visemes}`; `start` in ms from now, or `'started'` for {@link reportStarted}.
   */
  async followTimes(timestamps, start = 0) {
    return (await this.request('lipsync', { timestamps, start })).lipsync;
  }

  /** Reports that what followTimes answered with `id` is heard, and how many ms of it were. */
  reportStarted(id, position = 0) {
    return this.request('lipsync_started', { id, position });
  }

  /** Ends whatever clients have the mouth follow. */
  stopLipsync() {
    return this.request('lipsync_stop');
  }

  /**
   * Has the avatar say a text.
   * @param {string} text what to say
   * @param {{voice?: string, speed?: number, emotion?: string, interrupt?: boolean}} [how]
   *   `emotion` is a name or `auto`; with `interrupt` it does not wait for what is being said
   * @returns {Promise<{speech: number, sentences: string[]}>}
   */
  async speak(text, how = {}) {
    return (await this.request('speak', { ...how, text })).speech;
  }

  /** Has the avatar fall silent and forget what it was to say. */
  stopSpeaking() {
    return this.request('stop_speaking');
  }

  /** Has the avatar say the last text once more. */
  async speakAgain() {
    return (await this.request('speak_again')).speech;
  }

  /**
   * Has the browser play sound, if it waits for a click or key: call it while handling one.
   * @returns {Promise<boolean>} whether sound can be heard
   */
  async resumeAudio() {
    return (await this.#loadSound()).resume();
  }

  /** What plays the sound; null before it was needed. */
  get sound() {
    return this.#sound;
  }

  /** For pages that draw frames themselves: one has come to the screen, drawn for that time. */
  frameShown(time) {
    this.#sound?.frameShown(time);
  }

  #loadSound() {
    this.#soundLoading ??= import('./avatar-sound.js').then(({ SpeechSound }) => {
      this.#sound = new SpeechSound({
        load: (path) => this.#fetchSound(path),
        report: (report) => this.request('playback', report).catch(() => {}),
        onBlocked: () => this.#emit('soundblocked', null),
      });
      return this.#sound;
    });
    return this.#soundLoading;
  }

  async #fetchSound(path) {
    const { server, key } = this.#options;
    const headers = key ? { Authorization: `Bearer ${key}` } : {};
    const reply = await fetch(new URL(path, server), { cache: 'no-store', headers });
    if (!reply.ok) {
      throw new Error(`The server answered ${reply.status}.`);
    }
    return reply.arrayBuffer();
  }

  /** Asks for the state, with statistics. */
  async getState() {
    return (await this.request('state')).state;
  }

  /** Changes `format`, `maxFps`, `statistics` or `sound` from now on. */
  async subscribe(options) {
    Object.assign(this.#options, options);
    if (this.#greeted) {
      await this.#subscribe();
    }
  }

  #subscribe() {
    const { format, maxFps, statistics, sound, pauseWhenHidden } = this.#options;
    if (!this.#greeted) {
      return Promise.resolve();
    }
    if (sound) {
      this.#loadSound().catch((error) => console.warn('There is no sound.', error));
    }
    const resting = pauseWhenHidden && document.hidden;
    return this.request('subscribe', {
      format: resting ? 'none' : format,
      max_fps: maxFps ?? null,
      statistics,
      sound,
    });
  }

  #open() {
    const socket = new WebSocket(this.#url);
    socket.binaryType = 'arraybuffer';
    this.#socket = socket;
    this.#listen();
    socket.onmessage = ({ data }) => {
      if (socket !== this.#socket) {
        return;
      }
      this.#listen();
      if (typeof data === 'string') {
        this.#receive(JSON.parse(data));
      } else {
        this.#painter.show(data);
      }
    };
    socket.onclose = ({ code, reason }) => socket === this.#socket && this.#lost(code, reason);
  }

  /** A network that is gone closes nothing: after a silence, a question has to be answered. */
  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      if (this.#greeted) {
        this.request('subscribe').catch(() => {});
      }
      this.#silence = setTimeout(() => {
        this.#drop();
        this.#lost(1006, 'The server has fallen silent.');
      }, SILENCE_MS);
    }, SILENCE_MS);
  }

  /** Hears no more of the socket; on a dead network its end could take minutes. */
  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #forget(reason) {
    clearTimeout(this.#silence);
    this.#greeted = false;
    this.#sound?.stop();
    const error = new AvatarError(0, reason || 'The connection was lost.');
    this.#requests.forEach(({ reject }) => reject(error));
    this.#requests.clear();
  }

  #lost(code, reason) {
    const greeted = this.#greeted;
    this.#forget(reason);
    if (code === GONE) {
      this.#end(code, reason);
      return;
    }
    if (!greeted) {
      this.#askForReason();
    }
    this.#emit('close', { code, reason, final: false });
    const wait = BACKOFF_MS[Math.min(this.#failures++, BACKOFF_MS.length - 1)];
    // not all pages at the same moment
    this.#retry = setTimeout(() => this.#open(), wait * (0.75 + Math.random() / 2));
  }

  /** Of a socket that was refused a browser says no more than that; a missing key ends it all. */
  async #askForReason() {
    const address = new URL(this.#url);
    address.protocol = address.protocol.replace('ws', 'http');
    try {
      const reply = await fetch(address, { cache: 'no-store' });
      if (reply.status === 401 && this.#wanted && !this.#greeted) {
        this.#end(UNAUTHORIZED, (await reply.json()).error.reason);
        this.#drop();
      }
    } catch {
      // no server at all: tried again
    }
  }

  #end(code, reason) {
    if (!this.#wanted) {
      return;
    }
    this.#wanted = false;
    this.#detachCapture().catch(() => {});
    this.#forget(reason);
    clearTimeout(this.#retry);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#waiting.splice(0).forEach(({ reject }) => reject(new AvatarError(0, reason)));
    this.#emit('close', { code, reason, final: true });
  }

  #receive(message) {
    switch (message.type) {
      case 'hello':
        this.#welcome(message);
        break;
      case 'changed':
        this.#change(message.state);
        break;
      case 'done':
        this.#requests.get(message.requestId)?.resolve(message);
        this.#requests.delete(message.requestId);
        break;
      case 'error':
        this.#refuse(message);
        break;
      case 'statistics':
        this.#emit('statistics', message.statistics);
        break;
      case 'lipsync_sound_ended':
        this.#detachCapture().catch(() => {});
        this.#emit('soundended', message.reason);
        break;
      case 'closing':
        this.#emit('closing', { code: message.code, reason: message.reason });
        break;
      default:
        this.#hear(message);
    }
  }

  /** A message about speech, or one of a newer server. */
  #hear(message) {
    const { type, speech, sentence } = message;
    const { sound } = this.#options;
    if (type === 'sentence-ready') {
      this.#sentences.set(`${speech}/${sentence}`, message);
    }
    if (sound && type in SOUND_ACTIONS) {
      this.#loadSound().then((player) => player[SOUND_ACTIONS[type]](message)).catch(() => {});
    }
    if (type === 'sentence-started') {
      const words = this.#sentences.get(`${speech}/${sentence}`)?.words ?? [];
      this.#emit('caption', { text: message.text, words });
    } else if (type === 'sentence-ended') {
      this.#emit('caption', null);
    } else if (type === 'speech-ended') {
      const own = [...this.#sentences.keys()].filter((key) => key.startsWith(`${speech}/`));
      own.forEach((key) => this.#sentences.delete(key));
    }
    if (speech !== undefined) {
      this.#emit(type, message);
    }
  }

  #welcome(hello) {
    if (hello.protocol !== PROTOCOL) {
      this.#end(1002, `The server speaks version ${hello.protocol} of the protocol.`);
      this.#drop();
      return;
    }
    this.#greeted = true;
    this.#failures = 0;
    this.#emit('open', hello);
    this.#change(hello.state);
    this.#waiting.splice(0).forEach(({ resolve }) => resolve(this.#state));
    this.#subscribe().catch((error) => this.#emit('problem', error));
    this.#capture?.announce().catch((error) => this.#emit('problem', error));
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

  #refuse({ requestId, code, reason, field }) {
    const error = new AvatarError(code, reason, field);
    const request = this.#requests.get(requestId);
    this.#requests.delete(requestId);
    if (request) {
      request.reject(error);
    } else {
      this.#emit('problem', error);
    }
  }

  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Runs beside the page: all channels mixed to 16 bits, in blocks of 20 ms. */
const TAP_PROCESSOR = `registerProcessor('avatar4j-tap', class extends AudioWorkletProcessor {
  constructor() {
    super();
    this.block = new Int16Array(Math.round(sampleRate / 50));
    this.length = 0;
  }
  process([channels]) {
    for (let i = 0; channels.length > 0 && i < channels[0].length; i++) {
      let sum = 0;
      for (const channel of channels) {
        sum += channel[i];
      }
      const sample = (sum / channels.length) * 32768;
      this.block[this.length++] = Math.max(-32768, Math.min(32767, sample));
      if (this.length === this.block.length) {
        this.port.postMessage(this.block);
        this.length = 0;
      }
    }
    return true;
  }
});`;

/** A node that passes on what flows into it, as blocks of 16-bit samples. */
async function soundTap(context, onBlock) {
  if (context.audioWorklet) {
    const module = URL.createObjectURL(new Blob([TAP_PROCESSOR], { type: 'text/javascript' }));
    try {
      await context.audioWorklet.addModule(module);
    } finally {
      URL.revokeObjectURL(module);
    }
    const tap = new AudioWorkletNode(context, 'avatar4j-tap', { numberOfOutputs: 0 });
    tap.port.onmessage = ({ data }) => onBlock(data);
    return tap;
  }
  // pages that are not secure have no worklets
  const tap = context.createScriptProcessor(1024, 1, 1);
  tap.onaudioprocess = ({ inputBuffer }) => {
    const samples = inputBuffer.getChannelData(0);
    onBlock(Int16Array.from(samples, (x) => Math.max(-32768, Math.min(32767, x * 32768))));
  };
  tap.connect(context.destination); // silent, but only what leads somewhere runs
  return tap;
}

/**
 * @typedef {object} Frame
 * @property {'png'|'qoi'} format
 * @property {number} sequence number of the frame; grows, with gaps
 * @property {number} time when it was drawn for, in milliseconds from an arbitrary origin
 * @property {number} width
 * @property {number} height
 * @property {number} fullWidth width of the whole picture, of which the frame may be a part
 * @property {number} fullHeight
 * @property {{left: number, top: number, right: number, bottom: number}} crop the part, 0..1
 * @property {Uint8Array} bytes the encoded picture
 */

/**
 * Takes a binary message apart.
 * @param {ArrayBuffer} buffer the message
 * @returns {Frame}
 */
export function readFrame(buffer) {
  const view = new DataView(buffer);
  if (buffer.byteLength < 56 || view.getUint32(0) !== 0x4156344a || view.getUint8(4) !== 1) {
    throw new TypeError('This is no frame of avatar4j.');
  }
  return {
    format: Object.keys(FORMATS).find((name) => FORMATS[name] === view.getUint8(5)),
    sequence: Number(view.getBigUint64(8)),
    time: view.getFloat64(16),
    width: view.getUint32(24),
    height: view.getUint32(28),
    fullWidth: view.getUint32(32),
    fullHeight: view.getUint32(36),
    crop: {
      left: view.getFloat32(40),
      top: view.getFloat32(44),
      right: view.getFloat32(48),
      bottom: view.getFloat32(52),
    },
    bytes: new Uint8Array(buffer, view.getUint16(6)),
  };
}

/** Draws frames at their place in the whole picture; of those that wait, only the newest. */
class Painter {
  #canvas;
  #context;
  #onDrawn;
  #waiting = null;
  #busy = false;

  constructor(canvas, onDrawn) {
    this.#canvas = canvas;
    this.#context = canvas?.getContext('2d');
    this.#onDrawn = onDrawn;
  }

  show(buffer) {
    this.#waiting = buffer;
    if (!this.#busy) {
      this.#work();
    }
  }

  async #work() {
    this.#busy = true;
    while (this.#waiting) {
      const buffer = this.#waiting;
      this.#waiting = null;
      try {
        const frame = readFrame(buffer);
        if (this.#canvas) {
          await this.#draw(frame);
        }
        this.#onDrawn(frame);
      } catch (error) {
        console.warn('A frame could not be shown.', error);
      }
    }
    this.#busy = false;
  }

  async #draw(frame) {
    const qoi = frame.format === 'qoi';
    const picture = qoi
      ? decodeQoi(frame.bytes)
      : await createImageBitmap(new Blob([frame.bytes], { type: 'image/png' }));
    const { fullWidth, fullHeight, crop } = frame;
    if (this.#canvas.width !== fullWidth || this.#canvas.height !== fullHeight) {
      this.#canvas.width = fullWidth;
      this.#canvas.height = fullHeight;
    }
    const left = Math.floor(crop.left * fullWidth);
    const top = Math.floor(crop.top * fullHeight);
    this.#context.clearRect(0, 0, fullWidth, fullHeight);
    if (qoi) {
      this.#context.putImageData(picture, left, top);
    } else {
      this.#context.drawImage(picture, left, top);
      picture.close();
    }
  }
}

/**
 * Decodes a QOI picture (https://qoiformat.org, version 1.0).
 * @param {Uint8Array} bytes the file
 * @returns {ImageData} its pixels, alpha not premultiplied
 */
export function decodeQoi(bytes) {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 22 || head.getUint32(0) !== 0x716f6966) {
    throw new TypeError('This is no QOI picture.');
  }
  const image = new ImageData(head.getUint32(4), head.getUint32(8));
  const out = image.data;
  const seen = new Uint8Array(256);
  const end = bytes.length - 8;
  let [r, g, b, a, run, at] = [0, 0, 0, 255, 0, 14];
  for (let i = 0; i < out.length; i += 4) {
    if (run > 0) {
      run--;
    } else if (at < end) {
      const tag = bytes[at++];
      if (tag >= 0xfe) {
        r = bytes[at++];
        g = bytes[at++];
        b = bytes[at++];
        a = tag === 0xff ? bytes[at++] : a;
      } else if (tag < 0x40) {
        const slot = tag * 4;
        r = seen[slot];
        g = seen[slot + 1];
        b = seen[slot + 2];
        a = seen[slot + 3];
      } else if (tag < 0x80) {
        r = (r + ((tag >> 4) & 3) - 2) & 255;
        g = (g + ((tag >> 2) & 3) - 2) & 255;
        b = (b + (tag & 3) - 2) & 255;
      } else if (tag < 0xc0) {
        const green = (tag & 63) - 32;
        const rest = bytes[at++];
        r = (r + green + (rest >> 4) - 8) & 255;
        g = (g + green) & 255;
        b = (b + green + (rest & 15) - 8) & 255;
      } else {
        run = tag & 63;
      }
      const slot = ((r * 3 + g * 5 + b * 7 + a * 11) & 63) * 4;
      seen[slot] = r;
      seen[slot + 1] = g;
      seen[slot + 2] = b;
      seen[slot + 3] = a;
    }
    out[i] = r;
    out[i + 1] = g;
    out[i + 2] = b;
    out[i + 3] = a;
  }
  return image;
}
