import { html, nothing } from 'lit';
import { StudioPart } from '../element.js';
import { iconButton } from '../parts/buttons.js';
import { icon } from '../parts/icons.js';
import { widgetFor } from '../parts/widget-for.js';
import { readable } from '../values.js';

/** One filter of the chain: where it stands, whether it is on, its parameters. */
class FilterCard extends StudioPart {
  static properties = { item: {}, type: {}, list: {}, at: {}, count: {}, opened: {}, toggle: {}, grab: {}, moveTo: {} };

  #set(name, value) {
    const { item } = this;
    this.list.update(item, { values: { ...item.values, [name]: value } }, undefined, `${item.uid} ${name}`);
  }

  #onKey(event) {
    const to = { ArrowUp: this.at - 1, ArrowDown: this.at + 1, Home: 0, End: this.count - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.moveTo(to);
    }
  }

  render() {
    const { item, type } = this;
    const title = readable(item.name);
    return html`<article class="filter ${item.on ? '' : 'off'}" data-filter=${item.name}>
      <header>
        <button class="mini handle" @pointerdown=${this.grab} @keydown=${this.#onKey}
          title="Drag, or move with the arrow keys"
          aria-label="Move ${title}, ${this.at + 1} of ${this.count}, with the arrow keys">${icon('handle')}</button>
        <button class="row filter-title" aria-expanded=${this.opened} @click=${this.toggle}>
          ${icon('down')}<span><b>${title}</b><small>${type?.stage ?? ''}</small></span></button>
        ${iconButton('reset', `Reset ${title}`, () => this.list.update(item, { values: {} }, `Reset ${item.name}`),
          { title: 'Reset all of its parameters', off: !Object.keys(item.values).length })}
        ${iconButton('remove', `Remove ${title}`, () => this.list.remove(item), { title: 'Remove' })}
        <input type="checkbox" role="switch" class="switch" aria-label="${title} on" .checked=${item.on}
          @change=${(event) => this.list.update(item, { on: event.target.checked },
            `${event.target.checked ? 'Turn on' : 'Turn off'} ${item.name}`)}>
      </header>
      ${this.opened ? this.#body() : nothing}
    </article>`;
  }

  #body() {
    if (!this.type) {
      return html`<p class="muted">The server does not describe this filter.</p>`;
    }
    return html`<div class="filter-body"><p class="muted">${this.type.help}</p>
      ${this.type.parameters.filter(({ hidden }) => !hidden).map((parameter) => widgetFor(
        { ...parameter, label: readable(parameter.name) },
        this.item.values[parameter.name] ?? parameter.default,
        (value) => this.#set(parameter.name, value),
      ))}</div>`;
  }
}

customElements.define('a4-filter-card', FilterCard);
