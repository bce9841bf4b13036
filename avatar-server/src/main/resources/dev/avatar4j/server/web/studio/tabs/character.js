// The character tab: who is drawn, what is wrong with a picture, where its features are.

import { html, nothing, svg } from 'lit';
import * as api from '../api.js';
import { StudioElement } from '../element.js';
import { dismiss, examine, mend, patient, use } from '../intake.js';
import { button, iconButton } from '../parts/buttons.js';
import { card } from '../parts/card.js';
import { drag } from '../parts/drag.js';
import { askForFiles } from '../parts/drop-zone.js';
import { download } from '../parts/files.js';
import { widgetFor } from '../parts/widget-for.js';
import { store } from '../store.js';
import './landmarks.js';

const SLIDERS = [['side', 'Size', 64, 1536], ['x', 'Left', -1024, 512], ['y', 'Top', -1024, 512]];

class CharacterTab extends StudioElement {
  static properties = { placing: {}, busy: {} };

  render() {
    const session = store.current;
    return html`${patient ? this.#doctor(patient) : nothing}
      ${session?.state ? this.#present(session) : nothing}
      <a4-landmarks></a4-landmarks>`;
  }

  #button(id, text, act, look, picture) {
    return button(id, picture, text, async () => {
      this.busy = true;
      await act();
      this.busy = false;
    }, { look, off: this.busy });
  }

  #present({ id, name, state }) {
    const fetched = (get, act) => () => store.current.ask('That was not found', async () => act(await get(id)));
    return card('present', name, html`
      <div class="row wrap">
        ${this.#button('character-load', 'Load…', askForFiles, '', 'upload')}
        ${this.#button('character-save', 'Download package', fetched(api.getPackage, (file) => download(`${name}.zip`, file)), '', 'download')}
        ${this.#button('character-check', 'Check',
          fetched(api.getPicture, (file) => examine([new File([file], `${name}.png`)], true, true)), '', 'search')}</div>
      ${state.warnings.map((warning) => html`<p class="muted">${warning}</p>`)}
      <p class="muted">Drop a picture anywhere, alone or with its cels and JSON files, or a package.</p>`);
  }

  #doctor({ files, report, url, present }) {
    const { findings, layout: { head, axis, eye_line: eyes }, alignment, width, height } = report;
    const placing = this.placing?.url === url ? this.placing : null;
    const { side, x, y } = placing ?? { side: 512, x: 0, y: 0 };
    const alone = files.length === 1 && !present;
    const mendable = findings.filter(({ repairable }) => repairable && !present && (alone || (width === 512 && height === 512)));
    const bad = findings.some(({ severity }) => severity !== 'hint');
    const misplaced = alignment && findings.find(({ id }) => id === 'position');
    const align = (text, look) => (alone ? this.#button('align', text, () => this.#align({ side, x, y, ...alignment, url }), look) : nothing);
    return html`<section class="card" id="doctor" aria-labelledby="doctor-title">
      <header class="row spread"><h3 id="doctor-title" class="ellipsis">${files[0].name}</h3>
        ${iconButton('close', 'Put it away', dismiss)}</header>
      <svg class="board ${placing ? 'placing' : ''}" viewBox="0 0 512 512" role="img" aria-label="The picture"
        @pointerdown=${(event) => placing && drag(event, (dx, dy) => this.#set({ x: Math.round(x + dx), y: Math.round(y + dy) }))}>
        <image href=${url} x=${x} y=${y} width=${side} height=${side}></image>
        ${placing ? svg`<path d="M${head.x} ${head.y}h${head.width}v${head.height}h-${head.width}zM${axis} 40v190M200 ${eyes}h112"></path>`
          : findings.map(({ where, severity }, at) => where && svg`<g class=${severity}>
            <rect x=${where.x - 4} y=${where.y - 4} width=${where.width + 8} height=${where.height + 8} rx="4"></rect>
            <text x=${Math.min(where.x, 490)} y=${Math.max(where.y - 9, 18)}>${at + 1}</text></g>`)}</svg>
      ${placing ? this.#placement(placing) : html`
        <p role="status">${findings.length ? `${findings.length} to look at` : 'Nothing to find fault with'}</p>
        <div class="row wrap">
          ${mendable.length > 1 ? this.#button('mend-all', 'Repair all', () => mend({ fix: mendable.map(({ id }) => id) }), 'primary') : nothing}
          ${misplaced ? nothing : align('Move or scale…')}
          ${present ? nothing : this.#button('use', bad ? 'Use as it is' : 'Use this picture', () => use(files), bad ? '' : 'primary')}
        </div>
        <ol class="findings">${findings.map((finding) => html`
          <li class=${finding.severity} data-finding=${finding.id}><b>${finding.severity}</b> ${finding.what}
            <span class="muted">${finding.cure}</span>
            ${mendable.includes(finding) ? this.#button(`mend-${finding.id}`, 'Repair', () => mend({ fix: finding.id })) : nothing}
            ${finding === misplaced ? align('Align…', mendable.length ? '' : 'primary') : nothing}</li>`)}</ol>`}
    </section>`;
  }

  #placement({ side, x, y }) {
    return html`<p>Bring the head into the square, the eyes onto the line: drag, or use the sliders.</p>
      ${SLIDERS.map(([key, label, min, max]) => widgetFor({ type: 'whole', label, min, max, unit: 'px' }, this.placing[key],
        (value) => (key === 'side' ? this.#scale(value) : this.#set({ [key]: value }))))}
      <div class="row">${this.#button('place', 'Apply', () => mend({ fix: '', side, x, y }), 'primary')}
        ${this.#button('leave', 'Cancel', () => { this.placing = null; })}</div>`;
  }

  async #align(placing) {
    this.placing = placing;
    await this.updateComplete;
    this.querySelector('#doctor')?.scrollIntoView();
  }

  #set(change) {
    this.placing = { ...this.placing, ...change };
  }

  /** What is in the middle of the head's square stays there. */
  #scale(size) {
    const { side, x, y } = this.placing;
    const kept = (at, middle) => Math.round(middle - (middle - at) * size / side);
    this.#set({ side: size, x: kept(x, 256), y: kept(y, 128) });
  }
}

customElements.define('a4-character-tab', CharacterTab);
