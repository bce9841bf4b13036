import { LitElement } from 'lit';
import { store } from './store.js';

/**
 * An element of the studio. It stands in the page itself, not in a shadow of its own, so that one
 * style sheet and one set of ids serve all; and it is drawn anew when the store changes.
 */
export class StudioElement extends LitElement {
  #unsubscribe;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unsubscribe = store.subscribe(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unsubscribe();
  }
}

/** A part that is drawn anew only when its own properties change. */
export class StudioPart extends LitElement {
  createRenderRoot() {
    return this;
  }
}
