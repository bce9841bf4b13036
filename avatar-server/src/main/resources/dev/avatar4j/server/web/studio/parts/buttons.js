// Buttons as they recur on all tabs. There are no forms here that they could submit.

import { html, nothing } from 'lit';
import { icon } from './icons.js';

/** With an icon, if `picture` names one, and a text. A button with `pressed` stays so or not. */
export const button = (id, picture, text, act, { look = '', title = nothing, off = false, pressed = nothing } = {}) => html`
  <button class="button ${look}" id=${id ?? nothing} title=${title} aria-pressed=${pressed} ?disabled=${off} @click=${act}>${
    picture ? icon(picture) : nothing}${text}</button>`;

/** Nothing but an icon; `label` says what it does. One with `open` shows and hides something. */
export const iconButton = (picture, label, act, { look = 'mini', id = nothing, title = label, off = false, pressed = nothing, open = nothing } = {}) => html`
  <button class=${look} id=${id} aria-label=${label} title=${title} aria-pressed=${pressed} aria-expanded=${open} ?disabled=${off}
    @click=${act}>${icon(picture)}</button>`;
