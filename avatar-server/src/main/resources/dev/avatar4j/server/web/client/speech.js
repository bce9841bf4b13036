// Part of avatar-client.js: messages about speech, and the sound that goes with them.

const SOUND_ACTIONS = {
  'sentence-ready': 'prepare',
  'sentence-play': 'play',
  'sentence-stop': 'stop',
};

export class Speech {
  #options;
  #client;
  #sentences = new Map();
  #loading = null;

  /** What plays the sound; null before it was needed. */
  sound = null;

  /** Reads the options whenever they matter, and tells the page by events of the client. */
  constructor(options, client) {
    this.#options = options;
    this.#client = client;
  }

  /** Fetches the player, the first time. */
  load() {
    this.#loading ??= import('../avatar-sound.js').then(({ SpeechSound }) => {
      this.sound = new SpeechSound({
        load: (path) => this.#fetch(path),
        report: (report) => this.#client.request('playback', report).catch(() => {}),
        onBlocked: () => this.#emit('soundblocked', null),
      });
      return this.sound;
    });
    return this.#loading;
  }

  async #fetch(path) {
    const { server, key } = this.#options;
    const headers = key ? { Authorization: `Bearer ${key}` } : {};
    const reply = await fetch(new URL(path, server), { cache: 'no-store', headers });
    if (!reply.ok) {
      throw new Error(`The server answered ${reply.status}.`);
    }
    return reply.arrayBuffer();
  }

  /** Takes a message about speech, or one of a newer server. */
  hear(message) {
    const { type, speech, sentence } = message;
    if (type === 'sentence-ready') {
      this.#sentences.set(`${speech}/${sentence}`, message);
    }
    if (this.#options.sound && type in SOUND_ACTIONS) {
      this.load().then((player) => player[SOUND_ACTIONS[type]](message)).catch(() => {});
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

  #emit(type, detail) {
    this.#client.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
