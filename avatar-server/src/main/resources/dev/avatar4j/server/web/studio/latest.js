/**
 * Sends values one at a time; of those that come meanwhile only the newest, or all of them put
 * together. So the server is never more than one answer behind a slider.
 */
export class Latest {
  #send;
  #combine;
  #waiting;
  #work = null;

  constructor(send, combine = (older, newer) => newer) {
    this.#send = send;
    this.#combine = combine;
  }

  /** What has not been sent yet. */
  get waiting() {
    return this.#waiting;
  }

  /** Whether everything has been sent and answered. What it has changed is in the state by then. */
  get idle() {
    return !this.#work;
  }

  /** Resolves when everything has been sent and answered. */
  push(value) {
    this.#waiting = this.#waiting === undefined ? value : this.#combine(this.#waiting, value);
    this.#work ??= this.#sendAll();
    return this.#work;
  }

  async #sendAll() {
    while (this.#waiting !== undefined) {
      const value = this.#waiting;
      this.#waiting = undefined;
      await this.#send(value);
    }
    this.#work = null;
  }
}
