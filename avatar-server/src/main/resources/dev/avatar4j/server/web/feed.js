// Reads a multipart/x-mixed-replace stream part by part, and comes back when the server does.

import { withKey } from './key.js';

const SILENCE_MS = 6000; // the server sends at least one part a second
const BACKOFF_MS = [400, 800, 1600, 3200, 5000];

/** Why there is no stream, in words for the user; the browser's own are not. */
class FeedError extends Error {}

/** Cuts a byte stream into parts; every part must carry its Content-Length. */
export class PartParser {
  #buffer = new Uint8Array(1 << 19);
  #start = 0;
  #end = 0;
  #headers = null;

  /** Takes a chunk and returns the parts it completes, as {headers, body}. */
  push(chunk) {
    this.#append(chunk);
    const parts = [];
    for (let part = this.#next(); part; part = this.#next()) {
      parts.push(part);
    }
    return parts;
  }

  #append(chunk) {
    const length = this.#end - this.#start;
    if (this.#end + chunk.length > this.#buffer.length) {
      const target = length + chunk.length > this.#buffer.length
        ? new Uint8Array(2 * (length + chunk.length))
        : this.#buffer;
      target.set(this.#buffer.subarray(this.#start, this.#end));
      this.#buffer = target;
      this.#start = 0;
      this.#end = length;
    }
    this.#buffer.set(chunk, this.#end);
    this.#end += chunk.length;
  }

  #next() {
    if (!this.#headers && !this.#readHeaders()) {
      return null;
    }
    const length = Number(this.#headers.get('content-length'));
    if (!Number.isInteger(length)) {
      throw new FeedError('A part of the stream has no Content-Length.');
    }
    if (this.#end - this.#start < length + 2) {
      return null;
    }
    const part = {
      headers: this.#headers,
      body: this.#buffer.slice(this.#start, this.#start + length),
    };
    this.#start += length + 2;
    this.#headers = null;
    return part;
  }

  #readHeaders() {
    for (let i = this.#start; i + 3 < this.#end; i++) {
      const b = this.#buffer;
      if (b[i] === 13 && b[i + 1] === 10 && b[i + 2] === 13 && b[i + 3] === 10) {
        const lines = new TextDecoder().decode(b.subarray(this.#start, i)).split('\r\n').slice(1);
        this.#headers = new Map(lines.map((line) => {
          const colon = line.indexOf(':');
          return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
        }));
        this.#start = i + 4;
        return true;
      }
    }
    return false;
  }
}

/** A feed that is opened again, ever less eagerly, until it is stopped. */
export class FrameFeed {
  #url;
  #onFrame;
  #onState;
  #abort = null;

  /**
   * onFrame gets {sequence, time, type, bytes}; onState gets 'connecting', 'live', 'reconnecting' (with
   * the reason) or 'stopped'.
   */
  constructor(url, onFrame, onState) {
    this.#url = url;
    this.#onFrame = onFrame;
    this.#onState = onState;
  }

  start() {
    if (!this.#abort) {
      this.#abort = new AbortController();
      this.#run(this.#abort.signal);
    }
  }

  stop() {
    this.#abort?.abort();
    this.#abort = null;
    this.#onState('stopped');
  }

  async #run(stopped) {
    this.#onState('connecting');
    let failures = 0;
    while (!stopped.aborted) {
      let reason = 'The stream ended.';
      try {
        await this.#readOnce(stopped, () => {
          failures = 0;
          this.#onState('live');
        });
      } catch (error) {
        reason = error instanceof FeedError ? error.message : 'The server does not answer.';
      }
      if (!stopped.aborted) {
        this.#onState('reconnecting', reason);
        await pause(BACKOFF_MS[Math.min(failures++, BACKOFF_MS.length - 1)], stopped);
      }
    }
  }

  async #readOnce(stopped, onFirst) {
    const connection = new AbortController();
    const end = () => connection.abort();
    stopped.addEventListener('abort', end);
    let silence = setTimeout(end, SILENCE_MS);
    try {
      const response = await fetch(
        this.#url,
        withKey({ cache: 'no-store', signal: connection.signal }),
      );
      if (!response.ok) {
        const body = await response.json().catch(() => null);
        throw new FeedError(body?.error?.reason ?? `The server answered ${response.status}.`);
      }
      const reader = response.body.getReader();
      const parser = new PartParser();
      let first = true;
      for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
        clearTimeout(silence);
        silence = setTimeout(end, SILENCE_MS);
        for (const { headers, body } of parser.push(value)) {
          if (first) {
            first = false;
            onFirst();
          }
          this.#onFrame({
            sequence: Number(headers.get('x-frame-sequence')),
            time: Number(headers.get('x-frame-time')),
            type: headers.get('content-type'),
            bytes: body,
          });
        }
      }
    } finally {
      clearTimeout(silence);
      stopped.removeEventListener('abort', end);
      connection.abort();
    }
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
