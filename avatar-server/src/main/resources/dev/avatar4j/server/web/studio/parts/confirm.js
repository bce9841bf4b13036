import { html, render } from 'lit';
import { button } from './buttons.js';

/** Asks before something that cannot be taken back; the promise says whether to do it. */
export function confirm(title, text, act) {
  const dialog = document.createElement('dialog');
  dialog.className = 'help';
  dialog.ariaLabel = title;
  render(html`<div class="help-body"><h2>${title}</h2><p>${text}</p><div class="row">
    ${button(null, '', act, () => dialog.close('yes'), { look: 'primary' })}
    <button class="button" autofocus @click=${() => dialog.close()}>Cancel</button></div></div>`, dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => resolve(dialog.returnValue === 'yes', dialog.remove());
  });
}
