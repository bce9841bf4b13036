// Buttons as they recur on all tabs. There are no forms here that they could submit.

import { html, nothing } from 'lit';
import { icon } from './icons.js';

/** With an icon, if `picture` names one, and a text. A button with `pressed` stays so or not. */
export const button = (id, picture, text, act, { look = '', title = nothing, off = false, pressed = nothing } = {}) => html`
  <button class="button ${look}" id=${id} title=${title} aria-pressed=${pressed} ?disabled=${off} @click=${act}>${
    picture ? icon(picture) : nothing}${text}</button>`;

/** Nothing but an icon; `label` says what it does. */
export const iconButton = (picture, label, act) => html`
  <button class="mini" aria-label=${label} title=${label} @click=${act}>${icon(picture)}</button>`;
