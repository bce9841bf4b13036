// The recording of one avatar: by the server, or in the browser.

import * as api from './api.js';
import { film, pause } from './canvas-film.js';
import { download } from './parts/files.js';
import { toast } from './parts/toast.js';
import { store } from './store.js';

const POLL_MS = 300;
const ENDS = {
  length: '',
  stopped: '',
  size_limit: 'It is as large as may be.',
  frame_size_changed: 'Frames have another size now, by crop or upscaler.',
};

class Recorder {
  /** How it stands, as the server tells it. */
  status = {};
  /** The finished film, and its address. */
  blob = null;
  url = '';
  #end = null;
  #following = false;

  constructor(session) {
    this.session = session;
  }

  get running() {
    return ['recording', 'finishing'].includes(this.status.state);
  }

  #show(status) {
    this.status = status;
    this.session.refresh();
  }

  #keep(blob) {
    const { ended } = this.status;
    if (store.sessions.has(this.session.id)) {
      Object.assign(this, { blob, url: URL.createObjectURL(blob) });
    } else {
      download('avatar.webm', blob); // with the avatar its place on the page has gone
    }
    const reason = ENDS[ended] ?? ended;
    if (reason) {
      toast('note', 'The recording has ended', `${reason} What there was until then is kept.`);
    }
  }

  /** Has the server record. */
  async begin(wanted) {
    await this.discard();
    await api.record(this.session.id, wanted).catch((error) => store.fail('Nothing is recorded', error));
    this.follow();
  }

  /** Follows what the server records, until it is done; somebody else may have begun it. */
  async follow() {
    if (this.#following || this.#end || this.blob) {
      return;
    }
    this.#following = true;
    const { session } = this;
    try {
      do {
        await api.getRecording(session.id).then((status) => this.#show(status), (error) => {
          if (!this.running || session.connection !== 'lost') {
            throw error;
          }
        });
      } while (this.running && await pause(POLL_MS));
      const { state, error } = this.status;
      if (state === 'failed') {
        throw new Error(error);
      } else if (state === 'done') {
        this.#keep(await api.getFilm(session.id));
      }
      session.refresh();
    } catch (error) {
      this.#show({});
      store.fail('The recording failed', error);
    }
    this.#following = false;
  }

  /** Records in the browser; `look` as of film(). */
  async beginHere(limits, look) {
    await this.discard();
    this.#end = new AbortController();
    const status = { state: 'recording', seconds: 0, bytes: 0, frames: 0, ...limits };
    this.#show(status);
    const showing = setInterval(() => this.session.refresh(), POLL_MS);
    try {
      this.#keep(await film(this.session, status, this.#end, look));
    } catch (error) {
      store.fail('Nothing is recorded', error);
    }
    clearInterval(showing);
    this.#end = null;
    this.#show({ ...status, state: 'done' });
  }

  stop = () => (this.#end ? this.#end.abort('stopped')
    : api.stopRecording(this.session.id).catch((error) => store.fail('The recording goes on', error)));

  /** Forgets the film, here and on the server. */
  async discard() {
    URL.revokeObjectURL(this.url);
    this.blob = null;
    const { fps } = this.status; // which the server tells
    this.#show({});
    if (fps) {
      await api.dropRecording(this.session.id).catch(() => {}); // it may have gone already
    }
  }
}

/** The recorder of an avatar on this page. */
export function recorderOf(session) {
  session.recorder ??= new Recorder(session);
  return session.recorder;
}
