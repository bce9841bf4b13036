// The crop as a frame over the avatar, to be dragged by its edges, its corners or as a whole.
// For the keyboard there are the sliders in the settings.

import { html, nothing } from 'lit';
import { StudioElement } from '../element.js';
import { drag } from '../parts/drag.js';
import { store } from '../store.js';

/** The least that has to stay between opposite edges. */
const GAP = 0.05;

const HANDLES = ['n', 'e', 's', 'w', 'ne', 'se', 'sw', 'nw'];
const rounded = (value) => Number(value.toFixed(3));
const between = (low, value, high) => Math.max(low, Math.min(value, high));

/** The box with some edges moved; they stay in the picture and keep their distance. */
export function movedEdges(crop, edges) {
  const box = { ...crop };
  if ('left' in edges) box.left = rounded(between(0, edges.left, box.right - GAP));
  if ('right' in edges) box.right = rounded(between(box.left + GAP, edges.right, 1));
  if ('top' in edges) box.top = rounded(between(0, edges.top, box.bottom - GAP));
  if ('bottom' in edges) box.bottom = rounded(between(box.top + GAP, edges.bottom, 1));
  return box;
}

function movedBox(crop, dx, dy) {
  const x = between(-crop.left, dx, 1 - crop.right);
  const y = between(-crop.top, dy, 1 - crop.bottom);
  return {
    ...crop,
    left: rounded(crop.left + x),
    right: rounded(crop.right + x),
    top: rounded(crop.top + y),
    bottom: rounded(crop.bottom + y),
  };
}

class CropFrame extends StudioElement {
  get #crop() {
    return store.current.settings.crop;
  }

  #grab(event, handle) {
    event.preventDefault();
    const { width, height } = this.parentElement.getBoundingClientRect();
    const start = this.#crop;
    drag(event, (dx, dy) => store.current.change('Crop', { crop: this.#moved(start, handle, dx / width, dy / height) }));
  }

  #moved(start, handle, dx, dy) {
    if (!handle) {
      return movedBox(start, dx, dy);
    }
    const edges = {};
    if (handle.includes('w')) edges.left = start.left + dx;
    if (handle.includes('e')) edges.right = start.right + dx;
    if (handle.includes('n')) edges.top = start.top + dy;
    if (handle.includes('s')) edges.bottom = start.bottom + dy;
    return movedEdges(start, edges);
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
