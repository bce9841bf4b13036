const TOGETHER_MS = 900;
const MOST = 100;

const packed = (value) => (value instanceof Blob ? value : JSON.stringify(value));
const unpacked = (kept) => (kept instanceof Blob ? kept : JSON.parse(kept));

/**
 * What was changed, to be undone and done again. A drag over a slider counts as one change. Values
 * are kept as JSON, which takes a fraction of the memory, or as the files they are.
 */
export class History {
  #done = [];
  #undone = [];
  #under = Promise.resolve();

  /** Does something after what is under way: changes that the server has yet to answer, undone ones too. */
  queue(act) {
    const result = this.#under.then(act);
    this.#under = result.catch(() => {}); // whoever asked is told
    return result;
  }

  /**
   * @param {{key: string, label: string, before: any, after: any, apply: (value: any) => void}} change
   *   changes of the same key that follow one another closely become one
   */
  record(change) {
    const now = performance.now();
    const last = this.#done.at(-1);
    const after = packed(change.after);
    if (last?.key === change.key && now - last.time < TOGETHER_MS && !this.#undone.length) {
      Object.assign(last, { after, time: now });
      return;
    }
    const before = packed(change.before);
    this.#done.push({ ...change, before: before === last?.after ? last.after : before, after, time: now });
    this.#done.splice(0, this.#done.length - MOST);
    this.#undone.length = 0;
  }

  get next() {
    return { undo: this.#done.at(-1)?.label, redo: this.#undone.at(-1)?.label };
  }

  /** Undoes the last change; resolves to its label. */
  undo() {
    return this.#step(this.#done, this.#undone, 'before');
  }

  redo() {
    return this.#step(this.#undone, this.#done, 'after');
  }

  #step(from, to, value) {
    return this.queue(async () => {
      const change = from.pop();
      if (change) {
        to.push({ ...change, time: 0 });
        await change.apply(unpacked(change[value]));
      }
      return change?.label;
    });
  }
}
