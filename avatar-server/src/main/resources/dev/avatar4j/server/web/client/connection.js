// Part of avatar-client.js: a socket that is opened again when it is lost, and requests over it.

const PROTOCOL = 1;
const BACKOFF_MS = [250, 500, 1000, 2000, 5000];
const SILENCE_MS = 30_000;
const UNAUTHORIZED = 4401;
const GONE = 4404;
const WAITING_BYTES = 64 << 10;

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

export class Connection {
  #url;
  #on;
  #socket = null;
  #wanted = false;
  #failures = 0;
  #retry = 0;
  #silence = 0;
  #nextId = 1;
  #requests = new Map();
  #waiting = [];

  /** Whether requests can be sent now. */
  greeted = false;

  /** Calls of `on`: message, frame, problem (an error that answers no request) and close. */
  constructor(url, on) {
    this.#url = url;
    this.#on = on;
  }

  /** Resolves when connected; rejected if the avatar does not exist. */
  connect() {
    if (!this.#wanted) {
      this.#wanted = true;
      this.#open();
    }
    return this.greeted
      ? Promise.resolve()
      : new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  close() {
    this.#end(1000, 'Closed by the page.');
    this.#drop();
  }

  request(type, fields = {}) {
    if (!this.greeted) {
      return Promise.reject(new AvatarError(0, 'There is no connection to the avatar.'));
    }
    const requestId = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#requests.set(requestId, { resolve, reject });
      this.#socket.send(JSON.stringify({ ...fields, type, requestId }));
    });
  }

  /** Sends a block of sound, unless the connection does not keep up: late lips are worse than none. */
  offer(block) {
    if (this.greeted && this.#socket.bufferedAmount < WAITING_BYTES) {
      this.#socket.send(block);
    }
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
        this.#on.frame(data);
      }
    };
    socket.onclose = ({ code, reason }) => socket === this.#socket && this.#lost(code, reason);
  }

  /** A network that is gone closes nothing: after a silence, a question has to be answered. */
  #listen() {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      if (this.greeted) {
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
    this.greeted = false;
    const error = new AvatarError(0, reason || 'The connection was lost.');
    this.#requests.forEach(({ reject }) => reject(error));
    this.#requests.clear();
  }

  #lost(code, reason) {
    const { greeted } = this;
    this.#forget(reason);
    if (code === GONE) {
      this.#end(code, reason);
      return;
    }
    if (!greeted) {
      this.#askForReason();
    }
    const wait = BACKOFF_MS[Math.min(this.#failures++, BACKOFF_MS.length - 1)];
    // not all pages at the same moment
    this.#retry = setTimeout(() => this.#open(), wait * (0.75 + Math.random() / 2));
    this.#on.close({ code, reason, final: false });
  }

  /** Of a socket that was refused a browser says no more than that; a missing key ends it all. */
  async #askForReason() {
    const address = new URL(this.#url);
    address.protocol = address.protocol.replace('ws', 'http');
    try {
      const reply = await fetch(address, { cache: 'no-store' });
      if (reply.status === 401 && this.#wanted && !this.greeted) {
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
    this.#forget(reason);
    clearTimeout(this.#retry);
    this.#waiting.splice(0).forEach(({ reject }) => reject(new AvatarError(0, reason)));
    this.#on.close({ code, reason, final: true });
  }

  #receive(message) {
    const { type, requestId } = message;
    if (type === 'hello') {
      this.#welcome(message);
    } else if (type === 'done' || type === 'error') {
      const request = this.#requests.get(requestId);
      this.#requests.delete(requestId);
      this.#answer(request, message);
    } else {
      this.#on.message(message);
    }
  }

  #welcome(hello) {
    if (hello.protocol !== PROTOCOL) {
      this.#end(1002, `The server speaks version ${hello.protocol} of the protocol.`);
      this.#drop();
      return;
    }
    this.greeted = true;
    this.#failures = 0;
    this.#on.message(hello);
    this.#waiting.splice(0).forEach(({ resolve }) => resolve());
  }

  #answer(request, message) {
    const { type, code, reason, field } = message;
    if (type === 'done') {
      request?.resolve(message);
      return;
    }
    const error = new AvatarError(code, reason, field);
    if (request) {
      request.reject(error);
    } else {
      this.#on.problem(error);
    }
  }
}
