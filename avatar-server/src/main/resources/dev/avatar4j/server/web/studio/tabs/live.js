// The live tab: how the avatar feels, what happens around it, what is behind it.

import { html, nothing } from 'lit';
import { StudioElement } from '../element.js';
import { ACTIONS } from '../keys.js';
import { button, iconButton } from '../parts/buttons.js';
import { card } from '../parts/card.js';
import { chooseFile } from '../parts/files.js';
import { widgetFor } from '../parts/widget-for.js';
import { BACKDROPS, backdropPicture, clearBackdrop, loadBackdrop } from '../stage/backdrop.js';
import { store } from '../store.js';
import './emotion-panel.js';
import './speak-panel.js';

class LiveTab extends StudioElement {
  render() {
    return html`
      <a4-speak-panel></a4-speak-panel>
      <a4-emotion-panel></a4-emotion-panel>
      ${this.#effects()}
      ${this.#backdrop()}`;
  }

  #effects() {
    const session = store.current;
    const on = Boolean(session?.state?.data_eyes);
    return card('effects', 'Effects', html`<div class="chips">${store.effects.map((effect) => html`
        <button class="chip" data-effect=${effect}
          @click=${() => session.ask('The effect', (client) => client.playEffect(effect))}>${effect}</button>`)}
      </div>`, button('data-eyes', 'data', 'Data eyes', () => ACTIONS.d(session), { pressed: on }));
  }

  #backdrop() {
    const { backdrop, color, blur } = store.ui;
    const swatch = (name, title, picture = nothing) => html`
      <button class="swatch ${name}" data-backdrop=${picture === nothing ? name : nothing} aria-label=${title} title=${title}
        aria-pressed=${backdrop === name} @click=${() => store.set({ backdrop: name })}>${picture}</button>`;
    return card('backdrop', 'Backdrop', html`
      <div class="row wrap" role="group" aria-label="Backdrop">
        ${Object.entries(BACKDROPS).map(([name, title]) => swatch(name, title))}
        <span class="swatch own ${backdrop === 'custom' ? 'chosen' : ''}"><input type="color" aria-label="Own colour"
          title="Own colour" .value=${color} @input=${(event) => this.#color(event.target.value)}
          @click=${(event) => this.#color(event.target.value)}></span>
        ${backdropPicture() ? html`${swatch('picture', 'Picture', html`<img src=${backdropPicture()} alt="">`)}
          ${iconButton('close', 'Forget the picture', clearBackdrop)}` : ''}
      </div>
      ${backdropPicture() ? widgetFor({ type: 'switch', label: 'Blur the picture' }, blur,
        (value) => store.set({ blur: value })) : ''}`,
    button('backdrop-file', 'upload', 'Picture…', () => chooseFile('image/*', loadBackdrop)));
  }

  #color(color) {
    store.set({ backdrop: 'custom', color });
  }
}

customElements.define('a4-live-tab', LiveTab);
