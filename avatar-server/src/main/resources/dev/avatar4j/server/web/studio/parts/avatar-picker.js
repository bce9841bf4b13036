import { html, nothing } from 'lit';
import * as api from '../api.js';
import { StudioElement } from '../element.js';
import { store } from '../store.js';
import { button, iconButton } from './buttons.js';
import { icon } from './icons.js';

/** Which avatar the controls are about, which are on the stage, and a new one. */
class AvatarPicker extends StudioElement {
  static properties = { open: {}, avatars: {} };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('pointerdown', (event) => {
      if (this.open && !this.contains(event.target)) {
        this.open = false;
      }
    });
  }

  async #toggle() {
    this.open = !this.open;
    if (this.open) {
      await this.#ask();
    }
  }

  #ask() {
    return store.attempt('The avatars could not be listed', async () => {
      ({ avatars: this.avatars } = await api.listAvatars());
    });
  }

  async #act(request) {
    await request();
    await this.#ask();
  }

  #onKey(event) {
    if (event.key === 'Escape' && this.open) {
      this.open = false;
      this.querySelector('#avatars').focus();
    }
  }

  render() {
    return html`<div class="picker" @keydown=${this.#onKey}>
      <button id="avatars" class="row picker-button" aria-expanded=${Boolean(this.open)}
        title="Avatars" @click=${this.#toggle}>
        <span class="visually-hidden">Avatar: </span><span class="ellipsis">${store.current?.name ?? 'default'}</span>
        ${store.sessions.size > 1 ? html`<small>${store.sessions.size}</small>` : nothing}${icon('down')}</button>
      ${this.open ? this.#menu() : nothing}
    </div>`;
  }

  #menu() {
    return html`<div class="popover" role="group" aria-label="Avatars">
      <ul class="avatar-list">${this.avatars?.map((avatar) => this.#row(avatar))}</ul>
      ${button('new-avatar', 'plus', 'New avatar', () => this.#act(() => store.createAvatar()))}
      <p class="muted">Up to four stand side by side. The controls are about the one with the mark.</p>
    </div>`;
  }

  #row({ id, character, viewers }) {
    const shown = store.sessions.has(id);
    const short = id.slice(0, 8);
    const watched = viewers === 1 ? '1 viewer' : `${viewers} viewers`;
    return html`<li class="row spread">
      <label class="row"><input type="checkbox" .checked=${shown} ?disabled=${shown && store.sessions.size === 1}
        @change=${(event) => (event.target.checked ? store.show(id) : store.hide(id))}>
        <span class="ellipsis">${character} <small class="muted">${short}, ${watched}</small></span></label>
      ${shown && store.sessions.size > 1 ? iconButton('check', `Control ${character} ${short}`, () => store.set({ selected: id }), { id: `choose-${id}`, pressed: store.ui.selected === id }) : nothing}
      ${id === 'default' ? nothing : iconButton('remove', `Unload ${character} ${short} from the server`, () => this.#act(() => store.removeAvatar(id)))}
    </li>`;
  }
}

customElements.define('a4-avatar-picker', AvatarPicker);
