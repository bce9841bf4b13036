/**
 * Sends values one at a time; of those that come meanwhile only the newest, or all of them put
 * together. So the server is never more than one answer behind a slider.
 */
export class Latest {
  #send;
  #combine;
  #waiting;
  #busy = false;

  constructor(send, combine = (older, newer) => newer) {
    this.#send = send;
    this.#combine = combine;
  }

  /** What has not been sent yet. */
  get waiting() {
    return this.#waiting;
  }

  /** Whether everything has been sent and answered. */
  get idle() {
    return !this.#busy;
  }

  push(value) {
    this.#waiting = this.#waiting === undefined ? value : this.#combine(this.#waiting, value);
    if (!this.#busy) {
      this.#work();
    }
  }

  async #work() {
    this.#busy = true;
    while (this.#waiting !== undefined) {
      const value = this.#waiting;
      this.#waiting = undefined;
      await this.#send(value);
    }
    this.#busy = false;
  }
}
