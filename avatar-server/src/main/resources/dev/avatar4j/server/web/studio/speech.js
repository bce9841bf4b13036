// What one avatar is saying, as its socket tells of it, and whether it is heard here.

import * as api from './api.js';
import { Latest } from './latest.js';
import { Caption } from './stage/caption.js';
import { toast } from './parts/toast.js';

/** A caption stays this long after its sentence, so that the next one takes its place without a flash. */
const AFTER_MS = 700;
const GESTURES = ['click', 'keydown'];

export class Speech {
  /** What is being said: `{speech, sentences}`, or null. */
  now = null;
  /** Which of its sentences is heard, from 0. */
  sentence = 0;
  /** What is said after it, each `{speech, sentences}`. */
  waiting = [];
  /** Whether it has said something that it could say again. */
  spoken = false;
  /** @type {Caption} the sentence that is heard, or null */
  caption = null;
  /** Whether the browser wants a click or key before it plays anything. */
  blocked = false;
  #session;
  #store;
  #asking = new Latest(() => this.#learn());
  #onGesture = () => this.resume();

  constructor(session, store) {
    this.#session = session;
    this.#store = store;
    const on = (type, act) => session.client.addEventListener(type, ({ detail }) => {
      act(detail);
      session.refresh();
    });
    on('open', () => this.ask());
    on('close', () => this.#set({ now: null, waiting: [], caption: null }));
    on('speech-accepted', () => this.ask());
    on('speech-started', ({ speech, sentences }) => {
      this.#set({ now: { speech, sentences }, sentence: 0 });
      this.ask();
    });
    on('sentence-started', ({ sentence, text }) => this.#set({ sentence, caption: new Caption(text) }));
    on('word', ({ word }) => this.caption?.hear(word));
    on('sentence-ended', () => this.#endCaption());
    on('sentence-skipped', ({ reason }) => toast('note', 'A sentence was left out', reason));
    on('speech-ended', ({ end, message }) => {
      if (end === 'failed') {
        toast('error', 'It could not be said', message);
      } else if (end === 'stopped') {
        this.caption = null;
      }
      this.ask();
    });
    on('soundblocked', () => this.#block());
  }

  #set(values) {
    Object.assign(this, values);
  }

  #endCaption() {
    const ended = this.caption;
    ended?.rest();
    setTimeout(() => {
      if (this.caption === ended) {
        this.caption = null;
        this.#session.refresh();
      }
    }, AFTER_MS);
  }

  /** Asks what is said and what waits. */
  ask() {
    if (this.#store.modules.includes('tts')) {
      this.#asking.push(true);
    }
  }

  async #learn() {
    try {
      const { speech, sentence, waiting, again } = await api.getSpeech(this.#session.id);
      this.#set({ now: speech, waiting, spoken: again, sentence: sentence?.sentence ?? (speech ? this.sentence : 0) });
    } catch {
      // the stage tells of a server that has gone
    }
    this.#session.refresh();
  }

  /** Says a text after what waits. Call it while handling a click or key, for the sake of the sound. */
  say(text, how) {
    this.resume();
    return this.#session.ask('That was not said', (client) => client.speak(text, how));
  }

  again() {
    this.resume();
    return this.#session.ask('It was not said again', (client) => client.speakAgain());
  }

  stop() {
    return this.#session.ask('It was not stopped', (client) => client.stopSpeaking());
  }

  /** Whether this page plays what the avatar says. */
  setSound(sound) {
    const { client } = this.#session;
    client.subscribe({ sound }).catch(() => {}); // said again with the next connection
    if (sound) {
      this.resume();
    } else {
      client.sound?.stop();
      this.#unblock();
    }
  }

  /** Has the browser play sound, if it waits for that; only works while a click or key is handled. */
  async resume() {
    if (this.#store.ui.sound && await this.#session.client.resumeAudio().catch(() => false)) {
      this.#unblock();
    }
  }

  #block() {
    this.blocked = true;
    GESTURES.forEach((type) => document.addEventListener(type, this.#onGesture, true));
  }

  #unblock() {
    this.blocked = false;
    GESTURES.forEach((type) => document.removeEventListener(type, this.#onGesture, true));
    this.#session.refresh();
  }

  close() {
    this.#unblock();
  }
}
