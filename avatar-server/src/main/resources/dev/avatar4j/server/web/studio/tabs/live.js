// The live tab: how the avatar feels, what happens around it, what is behind it.

import { html } from 'lit';
import { StudioElement } from '../element.js';
import { chooseFile } from '../parts/files.js';
import { icon } from '../parts/icons.js';
import { widgetFor } from '../parts/widget-for.js';
import { BACKDROPS, backdropPicture, clearBackdrop, loadBackdrop } from '../stage/backdrop.js';
import { store } from '../store.js';
import './emotion-panel.js';
import './speak-panel.js';

class LiveTab extends StudioElement {
  render() {
    return html`
      <h2 class="visually-hidden">Live</h2>
      <a4-speak-panel></a4-speak-panel>
      <a4-emotion-panel></a4-emotion-panel>
      ${this.#effects()}
      ${this.#backdrop()}`;
  }

  #effects() {
    const session = store.current;
    const on = Boolean(session?.state?.data_eyes);
    return html`<section class="card" aria-labelledby="effects-title">
      <header class="row spread"><h3 id="effects-title">Effects</h3>
        <button type="button" class="button toggle" id="data-eyes" aria-pressed=${on}
          @click=${() => session.ask('Data eyes', (client) => client.setDataEyes(!on))}>${icon('data')}Data eyes</button></header>
      <div class="chips">${store.effects.map((effect) => html`
        <button type="button" class="chip" data-effect=${effect}
          @click=${() => session.ask('The effect', (client) => client.playEffect(effect))}>${effect}</button>`)}
      </div></section>`;
  }

  #backdrop() {
    const { backdrop, color, blur } = store.ui;
    return html`<section class="card" aria-labelledby="backdrop-title">
      <header class="row spread"><h3 id="backdrop-title">Backdrop</h3>
        <button type="button" class="button" id="backdrop-file"
          @click=${() => chooseFile('image/*', loadBackdrop)}>${icon('upload')}Picture…</button></header>
      <div class="swatches" role="group" aria-label="Backdrop">
        ${Object.entries(BACKDROPS).map(([name, title]) => html`
          <button type="button" class="swatch" data-backdrop=${name} aria-label=${title} title=${title}
            aria-pressed=${backdrop === name} @click=${() => store.set({ backdrop: name })}></button>`)}
        <span class="swatch own ${backdrop === 'custom' ? 'chosen' : ''}"><input type="color" aria-label="Own colour"
          title="Own colour" .value=${color} @input=${(event) => this.#color(event.target.value)}
          @click=${(event) => this.#color(event.target.value)}></span>
        ${backdropPicture() ? html`<button type="button" class="swatch picture" aria-label="Picture" title="Picture"
          aria-pressed=${backdrop === 'picture'} @click=${() => store.set({ backdrop: 'picture' })}><img src=${backdropPicture()} alt=""></button>
          <button type="button" class="mini" aria-label="Forget the picture" title="Forget the picture"
            @click=${clearBackdrop}>${icon('close')}</button>` : ''}
      </div>
      ${backdropPicture() ? widgetFor({ type: 'switch', label: 'Blur the picture' }, blur,
        (value) => store.set({ blur: value })) : ''}
    </section>`;
  }

  #color(color) {
    store.set({ backdrop: 'custom', color });
  }
}

customElements.define('a4-live-tab', LiveTab);
