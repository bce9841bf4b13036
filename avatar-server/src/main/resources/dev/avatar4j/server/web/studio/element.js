import { LitElement } from 'lit';
import { store } from './store.js';

/**
 * A part that is drawn anew when its own properties change. It stands in the page itself, not in a
 * shadow of its own, so that one style sheet and one set of ids serve all.
 */
export class StudioPart extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/** One that is drawn anew when the store changes, too. */
export class StudioElement extends StudioPart {
  #unsubscribe;

  connectedCallback() {
    super.connectedCallback();
    this.requestUpdate(); // the store may have changed while it was away
    this.#unsubscribe = store.subscribe(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unsubscribe();
  }
}
