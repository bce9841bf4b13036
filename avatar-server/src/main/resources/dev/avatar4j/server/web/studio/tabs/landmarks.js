// Where the features of the face are, to be corrected by hand.

import { html, nothing, svg } from 'lit';
import * as api from '../api.js';
import { StudioElement } from '../element.js';
import { Latest } from '../latest.js';
import { drag, stepOf } from '../parts/drag.js';
import { store } from '../store.js';
import { valueAt } from '../values.js';

const NAMES = {
  rightEye: 'Right eye', leftEye: 'Left eye', rightBrow: 'Right brow', leftBrow: 'Left brow', mouth: 'Mouth', nose: 'Nose', chin: 'Chin',
};
const isPoint = (value) => Array.isArray(value) && value.length === 2 && typeof value[0] === 'number';
const inside = (value) => Math.round(10 * Math.max(0, Math.min(511, value))) / 10;

/** The paths of all lists of points, and of points that stand alone. */
function partsOf(node, path) {
  if (isPoint(node) || (Array.isArray(node) && isPoint(node[0]))) {
    return path.endsWith('radius') ? [] : [path];
  }
  return Object.entries(node ?? {}).flatMap(([key, value]) => (typeof value === 'object' ? partsOf(value, `${path}.${key}`) : []));
}

const pathsOf = (landmarks, part) => (isPoint(valueAt(landmarks, part)) ? [part]
  : valueAt(landmarks, part).map((point, at) => `${part}.${at}`));

class LandmarkEditor extends StudioElement {
  static properties = { single: { state: true }, given: { state: true }, landmarks: { state: true } };
  #seen;
  #url;
  #box;
  #missing = {};
  #session;
  #saves = new Latest((landmarks) => this.#send(landmarks));

  willUpdate() {
    const { id, state } = store.current ?? {};
    const seen = state && `${id} ${state.character.changes}`;
    if (seen && seen !== this.#seen && this.#saves.idle) {
      this.#seen = seen;
      this.#load(store.current);
    }
  }

  async #load(session) {
    await session.ask('The landmarks were not found', async () => {
      const [reply, picture] = await Promise.all([api.getLandmarks(session.id), api.getPicture(session.id)]);
      URL.revokeObjectURL(this.#url);
      this.#url = URL.createObjectURL(picture);
      this.#session = session;
      this.#take(reply, true);
    });
  }

  #take({ given, landmarks, missing }, anew) {
    Object.assign(this, { given, landmarks });
    this.#missing = missing;
    if (anew) {
      const points = this.#parts().flatMap((part) => pathsOf(landmarks, part)).map((path) => valueAt(landmarks, path));
      const [left, top] = [0, 1].map((at) => Math.min(...points.map((point) => point[at]), at ? 118 : 210) - 10);
      this.#box = [left, top, Math.max(...points.map(([x]) => x), 302) - left + 10, Math.max(...points.map(([, y]) => y), 195) - top + 10];
    }
  }

  #parts() {
    return Object.keys(NAMES).flatMap((name) => (this.landmarks[name] ? partsOf(this.landmarks[name], name) : []));
  }

  /** Sends landmarks, null to have them found again, so that it can be undone. */
  #change(landmarks) {
    const session = this.#session;
    const before = this.given ? this.#kept ?? this.landmarks : null;
    this.#kept = null;
    session.history.record({ key: 'landmarks', label: 'Landmarks', before, after: landmarks, apply: (value) => this.#saves.push({ value }) });
    this.#saves.push({ value: landmarks });
    store.notify();
  }

  #kept = null;

  async #send({ value }) {
    try {
      this.#take(await api.setLandmarks(this.#session.id, value), !value);
    } catch (error) {
      store.fail('The landmarks were not taken', error);
      this.#seen = null;
    }
    setTimeout(() => this.requestUpdate());
  }

  /** The landmarks with a point, or all of its feature, moved. */
  #moved(from, path, dx, dy) {
    const next = structuredClone(from);
    const [name] = path.split('.');
    const paths = this.single ? [path] : partsOf(next[name], name).flatMap((part) => pathsOf(next, part));
    for (const each of paths) {
      const point = valueAt(next, each);
      point[0] = inside(point[0] + dx);
      point[1] = inside(point[1] + dy);
    }
    return next;
  }

  #grab(event, path) {
    const from = this.landmarks;
    drag(event, (dx, dy) => { this.landmarks = this.#moved(from, path, dx, dy); }, () => {
      if (this.landmarks !== from) {
        this.#kept = from;
        this.#change(this.landmarks);
      }
    });
  }

  #key(event, path) {
    const step = stepOf(event, 0.5);
    if (step) {
      const from = this.landmarks;
      this.landmarks = this.#moved(from, path, ...step);
      this.#kept = from;
      this.#change(this.landmarks);
    }
  }

  render() {
    const missing = Object.keys(this.#missing);
    return this.landmarks ? html`<section class="card" aria-labelledby="landmarks-title">
      <header class="row spread"><h3 id="landmarks-title">Landmarks</h3>
        <span class="muted">${this.given ? 'given' : 'found in the picture'}</span></header>
      <svg class="board" id="landmarks" viewBox=${this.#box.join(' ')} role="group" aria-label="The face and its landmarks">
        <image href=${this.#url} width="512" height="512"></image>
        ${this.#parts().map((part) => this.#shape(part))}</svg>
      <p class="muted">Drag a feature, or move it with the arrow keys.${missing.length
        ? ` Not found: ${missing.map((name) => NAMES[name].toLowerCase()).join(', ')}.` : ''}</p>
      <div class="row wrap">
        <button type="button" class="button toggle" id="single" aria-pressed=${Boolean(this.single)}
          @click=${() => { this.single = !this.single; }}>Single points</button>
        <button type="button" class="button" id="find-again" @click=${() => this.#change(null)}>Find again</button>
        ${missing.length ? html`<button type="button" class="button" id="add-missing"
          @click=${() => this.#change({ ...this.landmarks, ...this.#missing })}>Place what is missing</button>` : nothing}
      </div></section>` : nothing;
  }

  #shape(part) {
    const paths = pathsOf(this.landmarks, part);
    const points = paths.map((path) => valueAt(this.landmarks, path));
    const [name] = part.split('.');
    const radius = part.endsWith('iris.center') && this.landmarks[name].iris.radius;
    const first = partsOf(this.landmarks[name], name)[0] === part;
    return svg`${radius ? svg`<ellipse cx=${points[0][0]} cy=${points[0][1]} rx=${radius[0]} ry=${radius[1]}></ellipse>` : nothing}
      <polyline points=${[...points, ...(part.endsWith('outline') ? [points[0]] : [])].join(' ')}></polyline>
      ${paths.map((path, at) => svg`<circle cx=${points[at][0]} cy=${points[at][1]} r="1.5" role="button" data-path=${path}
        tabindex=${this.single || (first && !at) ? 0 : -1} aria-label="${NAMES[name]}${this.single ? `, ${path.slice(name.length + 1)}` : ''}"
        @pointerdown=${(event) => this.#grab(event, path)} @keydown=${(event) => this.#key(event, path)}></circle>`)}`;
  }
}

customElements.define('a4-landmarks', LandmarkEditor);
