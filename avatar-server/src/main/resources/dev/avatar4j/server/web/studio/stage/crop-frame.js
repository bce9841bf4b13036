// The crop as a frame over the avatar, to be dragged by its edges, its corners or as a whole.
// For the keyboard there are the sliders in the settings.

import { html, nothing } from 'lit';
import { StudioElement } from '../element.js';
import { drag } from '../parts/drag.js';
import { store } from '../store.js';

/** The least that has to stay between opposite edges. */
const GAP = 0.05;

const AXES = [['left', 'right'], ['top', 'bottom']];
/** Which edge a handle moves, along which axis. */
const EDGES = { w: ['left', 0], e: ['right', 0], n: ['top', 1], s: ['bottom', 1] };
const HANDLES = ['n', 'e', 's', 'w', 'ne', 'se', 'sw', 'nw'];
const rounded = (value) => Number(value.toFixed(3));
const between = (low, value, high) => Math.max(low, Math.min(value, high));

/** The box with some edges moved; they stay in the picture and keep their distance. */
export function movedEdges(crop, edges) {
  const box = { ...crop };
  for (const [near, far] of AXES) {
    if (near in edges) box[near] = rounded(between(0, edges[near], box[far] - GAP));
    if (far in edges) box[far] = rounded(between(box[near] + GAP, edges[far], 1));
  }
  return box;
}

function movedBox(crop, way) {
  const box = { ...crop };
  AXES.forEach(([near, far], axis) => {
    const by = between(-crop[near], way[axis], 1 - crop[far]);
    box[near] = rounded(crop[near] + by);
    box[far] = rounded(crop[far] + by);
  });
  return box;
}

function movedHandle(crop, handle, way) {
  const edges = [...handle].map((letter) => EDGES[letter]);
  return movedEdges(crop, Object.fromEntries(edges.map(([edge, axis]) => [edge, crop[edge] + way[axis]])));
}

class CropFrame extends StudioElement {
  get #crop() {
    return store.current.settings.crop;
  }

  #grab(event, handle) {
    event.preventDefault();
    const { width, height } = this.parentElement.getBoundingClientRect();
    const start = this.#crop;
    drag(event, (dx, dy) => {
      const way = [dx / width, dy / height];
      store.current.change('Crop', { crop: handle ? movedHandle(start, handle, way) : movedBox(start, way) });
    });
  }

  get #shown() {
    return store.ui.cropFrame && location.hash === '#settings' && this.#crop?.enabled;
  }

  render() {
    return this.#shown
      ? html`<div class="crop-frame" aria-hidden="true" @pointerdown=${this.#grab}>
          ${HANDLES.map((handle) => html`<i data-edge=${handle} @pointerdown=${(event) => {
            event.stopPropagation();
            this.#grab(event, handle);
          }}></i>`)}</div>`
      : nothing;
  }

  updated() {
    const frame = this.querySelector('.crop-frame');
    for (const [edge, value] of Object.entries(frame ? this.#crop : {})) {
      if (edge !== 'enabled') {
        frame.style[edge] = `${100 * (edge === 'right' || edge === 'bottom' ? 1 - value : value)}%`;
      }
    }
  }
}

customElements.define('a4-crop-frame', CropFrame);
