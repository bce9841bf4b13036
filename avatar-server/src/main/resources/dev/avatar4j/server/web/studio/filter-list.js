// The filters as the studio shows them. The server knows a chain; that a filter is there but off,
// or all of them, is known only here.

import { load, save } from './storage.js';
import { same } from './values.js';

let lastUid = 0;

const key = (id) => `chain.${id}`;
const itemOf = (name, values) => ({ uid: ++lastUid, name, values, on: true });
const chainOf = (items) => items.filter(({ on }) => on).map(({ name, values }) => [name, values]);

export class FilterList {
  /** @type {{uid: number, name: string, values: object, on: boolean}[]} */
  items = [];
  /** Whether filters are applied at all. */
  master = true;
  #session;

  constructor(session) {
    this.#session = session;
    this.#restore(load(key(session.id)));
  }

  #restore(saved) {
    this.items = (saved?.items ?? []).map((item) => ({ ...item, uid: ++lastUid }));
    this.master = saved?.master ?? true;
  }

  /** The chain that is to be applied, as the server knows it. */
  get chain() {
    return this.master ? chainOf(this.items) : [];
  }

  /** The chain that is listed and on, whether or not filters are applied at all. */
  get listed() {
    return chainOf(this.items);
  }

  /** Takes over a chain that came from elsewhere: another page, a file, an undone change. */
  follow(chain) {
    if (!chain || same(chain, this.chain)) {
      return;
    }
    const saved = load(key(this.#session.id));
    if (saved && same(chain, saved.master ? chainOf(saved.items) : [])) {
      this.#restore(saved); // another page of this browser, which also knows what is off
      return;
    }
    this.master = true;
    const rest = [...this.items];
    this.items = chain.map(([name, values]) => {
      const known = rest.findIndex((item) => item.name === name);
      return known < 0 ? itemOf(name, values) : { ...rest.splice(known, 1)[0], values, on: true };
    });
    this.#save();
  }

  /** Changes the list, so that it can be undone. */
  change(label, items, { master = this.master, group = label } = {}) {
    const before = { items: this.items, master: this.master };
    const after = { items, master };
    const apply = (list) => this.#apply(list);
    this.#session.history.record({ key: `filters ${group}`, label, before, after, apply });
    apply(after);
  }

  #apply({ items, master }) {
    const before = this.chain;
    Object.assign(this, { items, master });
    this.#save();
    if (same(before, this.chain)) {
      this.#session.refresh();
    } else {
      this.#session.patch({ postprocessor_chain: this.chain });
    }
  }

  #save() {
    save(key(this.#session.id), { items: this.items, master: this.master });
  }

  add(name, at = this.items.length) {
    const item = itemOf(name, {});
    this.change(`Add ${name}`, this.items.toSpliced(at, 0, item));
    return item;
  }

  remove(item) {
    this.change(`Remove ${item.name}`, this.items.filter(({ uid }) => uid !== item.uid));
  }

  update(item, part, label = `Change ${item.name}`, group = `${item.uid} ${Object.keys(part)}`) {
    const items = this.items.map((each) => (each.uid === item.uid ? { ...each, ...part } : each));
    this.change(label, items, { group });
  }

  move(item, to) {
    const rest = this.items.filter(({ uid }) => uid !== item.uid);
    const at = Math.max(0, Math.min(to, rest.length));
    this.change(`Move ${item.name}`, rest.toSpliced(at, 0, item), { group: `move ${item.uid}` });
  }

  /** Replaces the whole list by a chain. */
  replace(label, chain) {
    this.change(label, chain.map(([name, values]) => itemOf(name, values)), { master: true });
  }
}
