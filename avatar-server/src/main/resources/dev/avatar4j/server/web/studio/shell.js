// The page around the tabs: header, stage, panel.

import { html, nothing } from 'lit';
import { StudioElement } from './element.js';
import { keys } from './keys.js';
import { store } from './store.js';
import { TABS } from './tabs/index.js';
import { iconButton } from './parts/buttons.js';
import { icon } from './parts/icons.js';
import { toast } from './parts/toast.js';
import { watchDrops } from './parts/drop-zone.js';
import './drops.js';
import './parts/avatar-picker.js';
import './parts/help-card.js';
import './stage/stage.js';

const THEMES = { system: 'As the system', light: 'Light', dark: 'Dark' };
const STATUS = { connecting: 'Connecting…', live: 'Live', lost: 'Reconnecting…', ended: 'Disconnected', paused: 'Paused' };

const tabOfHash = () => TABS.find(({ id }) => location.hash === `#${id}`) ?? TABS[0];

class Studio extends StudioElement {
  static properties = { tab: {}, dropping: {} };
  #panels = new Map();

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', () => this.#open());
    window.addEventListener('keydown', (event) => keys(event, this));
    watchDrops((hovering) => { this.dropping = hovering; });
    this.#open();
  }

  async #open() {
    const tab = tabOfHash();
    this.tab = tab;
    store.notify(); // the stage shows more on some tabs
    if (!this.#panels.has(tab.id)) {
      try {
        await tab.load();
        this.#panels.set(tab.id, document.createElement(`a4-${tab.id}-tab`));
      } catch (error) {
        store.fail(`The tab ${tab.title} could not be loaded`, error);
      }
      this.requestUpdate();
    }
  }

  /** Opens the tab of that number, from 0. */
  go(number, focus = false) {
    const tab = focus ? TABS.at(number % TABS.length) : TABS[number];
    if (tab) {
      location.hash = tab.id;
      if (focus) {
        this.querySelector(`#tab-${tab.id}`).focus();
      }
    }
  }

  #stepTabs(event) {
    const at = TABS.indexOf(this.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: TABS.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.go(to, true);
    }
  }

  help() {
    this.querySelector('a4-help').show();
  }

  /** Undoes or redoes a change, also one that the server has yet to answer. */
  async step(direction) {
    const what = await store.current.history[direction]();
    if (what) {
      toast('ok', direction === 'undo' ? `Undone: ${what}` : `Done again: ${what}`);
    }
    store.notify();
  }

  render() {
    const session = store.current;
    const status = session?.connection === 'live' && session.state?.paused ? 'paused' : session?.connection;
    return html`
      <a class="skip" href="#panel" @click=${this.#skip}>Skip to the controls</a>
      <header class="bar" data-connection=${status}>
        <h1 class="row brand"><img src="/favicon.svg" alt="" width="26" height="26"><span>avatar<b>4j</b></span></h1>
        <a4-avatar-picker></a4-avatar-picker>
        ${this.#tabs()}
        <p class="row status" role="status"><i class="dot"></i><span>${STATUS[status]}</span></p>
        <div class="tools">${this.#tools(session)}</div>
      </header>
      <main class="work">
        <a4-stage></a4-stage>
        <h2 class="visually-hidden">${this.tab.title}</h2>
        <section class="panel" id="panel" role="tabpanel" tabindex="-1" aria-labelledby="tab-${this.tab.id}">
          ${this.#panels.get(this.tab.id) ?? html`<p class="muted">Loading…</p>`}
        </section>
      </main>
      ${this.dropping ? html`<div class="dropveil"><p>Drop a picture, its cels, a package, or a JSON file</p></div>` : nothing}
      <a4-help></a4-help>`;
  }

  #skip(event) {
    event.preventDefault();
    this.querySelector('#panel').focus();
  }

  #tabs() {
    return html`<div class="tablist" role="tablist" aria-label="Tabs" @keydown=${this.#stepTabs}>
      ${TABS.map((tab, number) => html`
        <button role="tab" id="tab-${tab.id}" aria-selected=${tab === this.tab} aria-controls="panel"
          tabindex=${tab === this.tab ? 0 : -1} title="${tab.title} (${number + 1})"
          @click=${() => this.go(number)}>${icon(tab.id)}<span>${tab.title}</span></button>`)}
    </div>`;
  }

  #tools(session) {
    const { undo, redo } = session?.history.next ?? {};
    const theme = window.studioTheme.wanted();
    const names = Object.keys(THEMES);
    const next = names[(names.indexOf(theme) + 1) % names.length];
    const tool = (id, picture, label, more, act, off) =>
      iconButton(picture, label, act, { look: 'tool', id, title: `${label} ${more}`, off });
    const step = (id, title, what, keys) =>
      tool(id, id, what ? `${title}: ${what}` : title, `(${keys})`, () => this.step(id), !what);
    return html`
      ${step('undo', 'Undo', undo, 'Ctrl+Z')}
      ${step('redo', 'Redo', redo, 'Ctrl+Shift+Z')}
      ${tool('theme', theme, `Theme: ${THEMES[theme]}. Switch to ${THEMES[next]}`, '', () => {
        window.studioTheme.set(next);
        this.requestUpdate();
      })}
      ${tool('help', 'help', 'Help', '(F1)', () => this.help())}`;
  }
}

customElements.define('a4-studio', Studio);
