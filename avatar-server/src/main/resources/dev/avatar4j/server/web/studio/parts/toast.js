// Messages that come and go.

import { html, nothing, render } from 'lit';
import { iconButton } from './buttons.js';

const LASTING_MS = { ok: 4000, note: 8000, error: 12_000 };

const region = Object.assign(document.createElement('div'), { className: 'toasts', role: 'region', ariaLabel: 'Messages' });

/** Why something was refused, beginning with the value at fault if the text does not name it. */
export const reason = (text, field) => html`${field && !text.includes(field) ? html`<code>${field}</code> ` : nothing}${text}`;

/**
 * Shows a message. The same one again only stays longer.
 * @param {'ok'|'note'|'error'} kind
 * @param {string} title what has happened
 * @param {string} [text] why, and what to do
 * @param {string} [field] the value at fault
 */
export function toast(kind, title, text = '', field = '') {
  const key = [kind, title, text].join('|');
  let box = [...region.children].find((each) => each.dataset.key === key);
  if (!box) {
    box = document.createElement('div');
    box.className = `toast ${kind}`;
    box.dataset.key = key;
    box.role = kind === 'error' ? 'alert' : 'status';
    render(html`<b>${title}</b>${iconButton('close', 'Close', () => box.remove())}
      ${text ? html`<p>${reason(text, field)}</p>` : nothing}`, box);
    region.append(box);
    document.body.append(region);
    while (region.children.length > 4) {
      region.firstChild.remove();
    }
  }
  clearTimeout(box.timer);
  box.timer = setTimeout(() => box.remove(), LASTING_MS[kind]);
}
