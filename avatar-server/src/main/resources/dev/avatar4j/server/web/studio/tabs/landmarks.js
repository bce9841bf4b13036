// Where the features of the face are, to be corrected by hand.

import { html, nothing, svg } from 'lit';
import * as api from '../api.js';
import { StudioElement } from '../element.js';
import { Latest } from '../latest.js';
import { button } from '../parts/buttons.js';
import { card } from '../parts/card.js';
import { drag } from '../parts/drag.js';
import { store } from '../store.js';
import { readable, valueAt } from '../values.js';

const FEATURES = ['rightEye', 'leftEye', 'rightBrow', 'leftBrow', 'mouth', 'nose', 'chin'];
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const named = (feature) => readable(feature.replace(/[A-Z]/, (letter) => ` ${letter.toLowerCase()}`));
const inside = (value) => Math.round(10 * Math.max(0, Math.min(511, value))) / 10;

/** The paths of all points of a part, in lists as they are joined. */
function linesOf(node, path) {
  if (typeof node?.[0] === 'number') {
    return path.endsWith('radius') ? [] : [[path]];
  }
  if (Array.isArray(node)) {
    return [node.map((point, at) => `${path}.${at}`)];
  }
  return Object.entries(node ?? {}).flatMap(([key, value]) => (value instanceof Object ? linesOf(value, `${path}.${key}`) : []));
}

class Landmarks extends StudioElement {
  static properties = { single: {}, shown: {} };
  #seen;
  #picture;
  #reply;
  #session;
  #saves = new Latest((landmarks) => this.#send(landmarks[0]));

  willUpdate() {
    const session = store.current;
    if (session?.state && session.looks !== this.#seen && this.#saves.idle) {
      this.#seen = session.looks;
      session.ask('The landmarks were not found', async () => {
        const [reply, picture] = await Promise.all([api.getLandmarks(session.id), api.getPicture(session.id)]);
        URL.revokeObjectURL(this.#picture);
        this.#picture = URL.createObjectURL(picture);
        this.#session = session;
        this.#take(reply);
      });
    }
  }

  #take(reply) {
    this.#reply = reply;
    this.shown = reply.landmarks;
  }

  /** Sends landmarks, null to have them found again, so that it can be undone. */
  #change(after) {
    const { given, landmarks } = this.#reply;
    const apply = (value) => this.#saves.push([value]).then(() => this.requestUpdate());
    this.#session.history.record({ key: 'landmarks', label: 'Landmarks', before: given ? landmarks : null, after, apply });
    apply(after);
  }

  async #send(landmarks) {
    const reply = await this.#session.ask('The landmarks were not taken', () => api.setLandmarks(this.#session.id, landmarks));
    this.#take(reply ?? this.#reply);
  }

  /** Landmarks with a point, or all of its feature, moved. */
  #moved(from, path, dx, dy) {
    const next = structuredClone(from);
    const [feature] = path.split('.');
    for (const each of this.single ? [path] : linesOf(next[feature], feature).flat()) {
      const point = valueAt(next, each);
      point[0] = inside(point[0] + dx);
      point[1] = inside(point[1] + dy);
    }
    return next;
  }

  #grab(event, path) {
    const from = this.shown;
    drag(event, (dx, dy) => { this.shown = this.#moved(from, path, dx, dy); },
      () => this.shown !== from && this.#change(this.shown));
  }

  #key(event, path) {
    const way = WAYS[event.key];
    if (way) {
      event.preventDefault();
      const by = event.shiftKey ? 5 : 0.5;
      this.shown = this.#moved(this.shown, path, way[0] * by, way[1] * by);
      this.#change(this.shown);
    }
  }

  render() {
    if (!this.shown) {
      return nothing;
    }
    const { given, missing } = this.#reply;
    const lost = Object.keys(missing);
    return card('landmarks', 'Landmarks', html`
      <svg class="board" id="landmarks" viewBox="186 90 140 116" role="group" aria-label="The face and its landmarks">
        <image href=${this.#picture} width="512" height="512"></image>
        ${FEATURES.map((feature) => linesOf(this.shown[feature], feature).map((paths, at) => this.#line(feature, paths, at)))}</svg>
      <p class="muted">Drag a feature, or move it with the arrow keys.
        ${lost.length ? `Not found: ${lost.map(named).join(', ').toLowerCase()}.` : nothing}</p>
      <div class="row wrap">
        ${button('single', '', 'Single points', () => { this.single = !this.single; }, { pressed: Boolean(this.single) })}
        ${button('find-again', '', 'Find again', () => this.#change(null))}
        ${lost.length ? button('add-missing', '', 'Place what is missing', () => this.#change({ ...this.shown, ...missing })) : nothing}
      </div>`, html`<span class="muted">${given ? 'given' : 'found in the picture'}</span>`);
  }

  #line(feature, paths, line) {
    const points = paths.map((path) => valueAt(this.shown, path));
    return svg`<polyline points=${points.join(' ')}></polyline>${paths.map((path, at) => svg`
      <circle cx=${points[at][0]} cy=${points[at][1]} r="1.5" role="button" data-path=${path} tabindex=${this.single || line + at === 0 ? 0 : -1}
        aria-label="${named(feature)}${this.single ? path.slice(feature.length) : ''}"
        @pointerdown=${(event) => this.#grab(event, path)} @keydown=${(event) => this.#key(event, path)}></circle>`)}`;
  }
}

customElements.define('a4-landmarks', Landmarks);
