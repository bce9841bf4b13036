import { html, nothing } from 'lit';
import * as api from '../api.js';
import { StudioElement } from '../element.js';
import { store } from '../store.js';
import { icon } from './icons.js';

/** Which avatar the controls are about, which are on the stage, and a new one. */
class AvatarPicker extends StudioElement {
  static properties = { open: { state: true }, avatars: { state: true } };

  constructor() {
    super();
    this.avatars = [];
  }

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

  async #ask() {
    try {
      ({ avatars: this.avatars } = await api.listAvatars());
    } catch (error) {
      store.fail('The avatars could not be listed', error);
    }
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
    return html`<div class="picker" @keydown=${(event) => this.#onKey(event)}>
      <button type="button" id="avatars" class="picker-button" aria-expanded=${Boolean(this.open)}
        title="Avatars" @click=${() => this.#toggle()}>
        <span class="visually-hidden">Avatar: </span><span class="ellipsis">${store.current?.name ?? 'default'}</span>
        ${store.sessions.size > 1 ? html`<small>${store.sessions.size}</small>` : nothing}${icon('down')}</button>
      ${this.open ? this.#menu() : nothing}
    </div>`;
  }

  #menu() {
    return html`<div class="popover" role="group" aria-label="Avatars">
      <ul class="avatar-list">${this.avatars.map((avatar) => this.#row(avatar))}</ul>
      <button type="button" class="button" id="new-avatar" @click=${() => this.#act(() => store.createAvatar())}>
        ${icon('plus')}New avatar</button>
      <p class="muted">Up to four stand side by side. The controls are about the framed one.</p>
    </div>`;
  }

  #row({ id, character, viewers }) {
    const shown = store.sessions.has(id);
    const watched = viewers === 1 ? '1 viewer' : `${viewers} viewers`;
    return html`<li>
      <label><input type="checkbox" .checked=${shown} ?disabled=${shown && store.sessions.size === 1}
        @change=${(event) => (event.target.checked ? store.show(id) : store.hide(id))}>
        <span class="ellipsis">${character} <small class="muted">${id === 'default' ? 'default' : id.slice(0, 8)}, ${watched}</small></span></label>
      ${id === 'default' ? nothing : html`<button type="button" class="mini" aria-label="Unload ${character} ${id.slice(0, 8)}"
        title="Unload it from the server" @click=${() => this.#act(() => store.removeAvatar(id))}>${icon('remove')}</button>`}
    </li>`;
  }
}

customElements.define('a4-avatar-picker', AvatarPicker);
