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
    this.#undone = [];
  }

  get next() {
    return { undo: this.#done.at(-1)?.label, redo: this.#undone.at(-1)?.label };
  }

  undo() {
    const change = this.#done.pop();
    if (change) {
      this.#undone.push(change);
      change.apply(unpacked(change.before));
    }
    return change?.label;
  }

  redo() {
    const change = this.#undone.pop();
    if (change) {
      this.#done.push({ ...change, time: 0 });
      change.apply(unpacked(change.after));
    }
    return change?.label;
  }
}
