// The character tab: who is drawn, what is wrong with a picture, where the features of the face are.

import { html, nothing, svg } from 'lit';
import * as api from '../api.js';
import { StudioElement } from '../element.js';
import { dismiss, examine, mend, patient, use } from '../intake.js';
import { drag, stepOf } from '../parts/drag.js';
import { takeFiles } from '../parts/drop-zone.js';
import { chooseFile, download } from '../parts/files.js';
import { icon } from '../parts/icons.js';
import { widgetFor } from '../parts/widget-for.js';
import { store } from '../store.js';
import './landmarks.js';

const SIZE = 512;
const RANGES = { side: ['Size', 64, 2048], x: ['Left', -2048, 2048], y: ['Top', -2048, 2048] };

class CharacterTab extends StudioElement {
  static properties = { placing: { state: true }, busy: { state: true } };

  async #work(act) {
    this.busy = true;
    await act();
    this.busy = false;
  }

  willUpdate() {
    if (this.placing?.of !== patient?.url) {
      this.placing = null;
    }
  }

  render() {
    const { state } = store.current ?? {};
    return html`<h2 class="visually-hidden">Character</h2>
      ${patient ? this.#doctor(patient) : nothing}
      ${state ? this.#present(state) : nothing}
      <a4-landmarks></a4-landmarks>`;
  }

  #button(id, text, act, look = '') {
    return html`<button type="button" class="button ${look}" id=${id} ?disabled=${this.busy}
      @click=${() => this.#work(act)}>${text}</button>`;
  }

  #present({ character, warnings }) {
    const { id } = store.current;
    return html`<section class="card" aria-labelledby="present-title">
      <header class="row spread"><h3 id="present-title">${character.name}</h3></header>
      <div class="row wrap">
        <button type="button" class="button" id="character-load"
          @click=${() => chooseFile('.png,.zip,.json', takeFiles, true)}>${icon('upload')}Load…</button>
        ${this.#button('character-save', html`${icon('download')}Save as package`, async () => {
          const content = await store.current.ask('The package was not made', () => api.getPackage(id));
          if (content) {
            download(`${character.name}.zip`, content);
          }
        })}
        ${this.#button('character-check', html`${icon('search')}Check`, async () => {
          const picture = await store.current.ask('The picture was not found', () => api.getPicture(id));
          if (picture) {
            await examine([new File([picture], `${character.name}.png`, { type: 'image/png' })], true);
          }
        })}</div>
      ${warnings.map((warning) => html`<p class="muted">${warning}</p>`)}
      <p class="muted">Drop a picture anywhere on the page, alone or with its cels and JSON files, or a package.</p>
    </section>`;
  }

  #doctor({ files, picture, report, url, alone, repairable }) {
    const { findings, layout, alignment } = report;
    const { placing } = this;
    const { side, x, y } = placing ?? { side: SIZE, x: 0, y: 0 };
    const mendable = repairable ? findings.filter((finding) => finding.repairable) : [];
    const bad = findings.filter(({ severity }) => severity !== 'hint').length;
    return html`<section class="card" id="doctor" aria-labelledby="doctor-title" aria-busy=${Boolean(this.busy)}>
      <header class="row spread"><h3 id="doctor-title" class="ellipsis">${picture.name}</h3>
        <button type="button" class="mini" aria-label="Put it away" @click=${dismiss}>${icon('close')}</button></header>
      <svg class="board ${placing ? 'placing' : ''}" viewBox="0 0 512 512" role="application" tabindex=${placing ? 0 : -1}
        aria-label="The picture${placing ? '; arrow keys move it, plus and minus scale it' : ''}"
        @pointerdown=${(event) => placing && this.#drag(event)} @keydown=${(event) => placing && this.#key(event)}>
        <image href=${url} x=${x} y=${y} width=${side} height=${side}></image>
        ${placing ? svg`<path class="template" d="M${layout.head.x} ${layout.head.y}h${layout.head.width}v${layout.head.height}h-${layout.head.width}zM${layout.axis} 40v190M200 ${layout.eye_line}h112"></path>`
          : findings.map(({ where, severity }, at) => (where ? svg`<g class=${severity}>
            <rect x=${where.x} y=${where.y} width=${where.width} height=${where.height} rx="4"></rect>
            <text x=${Math.min(where.x + 4, 490)} y=${Math.max(where.y - 5, 18)}>${at + 1}</text></g>` : nothing))}</svg>
      ${placing ? this.#placement() : html`
        <p role="status">${findings.length ? `${findings.length} to look at` : 'Nothing to find fault with'}</p>
        <ol class="findings">${findings.map(({ id, severity, what, cure }) => html`
          <li class=${severity} data-finding=${id}><b>${severity}</b> ${what} <span class="muted">${cure}</span>
            ${mendable.some((finding) => finding.id === id)
              ? this.#button(`mend-${id}`, 'Repair', () => mend({ fix: id })) : nothing}
            ${id === 'position' && alone ? html`<button type="button" class="button" id="align"
              @click=${() => this.#place(alignment)}>Align…</button>` : nothing}</li>`)}</ol>
        <div class="row wrap">
          ${this.#button('use', bad ? 'Use as it is' : 'Use this picture', () => use(files), bad ? '' : 'primary')}
          ${mendable.length > 1 ? this.#button('mend-all', 'Repair all', () => mend({ fix: mendable.map(({ id }) => id) }), 'primary') : nothing}
          ${alone && !alignment ? html`<button type="button" class="button quiet" id="align" @click=${() => this.#place()}>Move or scale…</button>` : nothing}
        </div>`}
    </section>`;
  }

  #place(to) {
    this.placing = { side: SIZE, x: 0, y: 0, ...to, of: patient.url };
  }

  #placement() {
    return html`<p>Bring the head into the square, the eyes onto the line. Drag, or use the sliders.</p>
      ${Object.entries(RANGES).map(([key, [label, min, max]]) => widgetFor(
        { type: 'whole', label, min, max, unit: 'px', slider: key === 'side' ? [128, 1536] : [-512, 512] },
        this.placing[key], (value) => (key === 'side' ? this.#scale(value) : this.#shift({ [key]: value }))))}
      <div class="row">${this.#button('place', 'Apply', () => {
        const { side, x, y } = this.placing;
        return mend({ fix: '', side, x, y });
      }, 'primary')}
        <button type="button" class="button" @click=${() => { this.placing = null; }}>Cancel</button></div>`;
  }

  #shift(to) {
    this.placing = { ...this.placing, ...to };
  }

  /** What is in the middle of the head's square stays there. */
  #scale(side) {
    const { head } = patient.report.layout;
    const by = side / this.placing.side;
    const kept = (at, middle) => Math.round(middle - (middle - at) * by);
    this.#shift({ side, x: kept(this.placing.x, head.x + head.width / 2), y: kept(this.placing.y, head.y + head.height / 2) });
  }

  #drag(event) {
    const { x, y } = this.placing;
    drag(event, (dx, dy) => this.#shift({ x: Math.round(x + dx), y: Math.round(y + dy) }));
  }

  #key(event) {
    const step = stepOf(event, 1);
    const by = { '+': 4, '-': -4 }[event.key];
    if (step) {
      this.#shift({ x: this.placing.x + step[0], y: this.placing.y + step[1] });
    } else if (by) {
      this.#scale(this.placing.side + by);
    }
  }
}

customElements.define('a4-character-tab', CharacterTab);
