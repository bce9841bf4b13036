import { html, nothing } from 'lit';
import { StudioPart } from '../element.js';
import { button } from './buttons.js';
import { reason, toast } from './toast.js';

/**
 * A value as JSON, to read, copy, paste and apply. `apply` takes the value and returns a promise;
 * when that is rejected, the reason and the field at fault are shown under the text.
 */
class JsonField extends StudioPart {
  static properties = { label: {}, value: {}, apply: {}, draft: {}, error: {} };

  get #text() {
    return this.draft ?? layout(this.value);
  }

  async #apply() {
    try {
      await this.apply(JSON.parse(this.#text));
      this.#discard();
      toast('ok', `${this.label} applied`);
    } catch (error) {
      this.error = error instanceof SyntaxError ? { message: `This is no JSON: ${error.message}.` } : error;
    }
  }

  #discard() {
    this.draft = undefined;
    this.error = undefined;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#text);
      toast('ok', `${this.label} copied`);
    } catch {
      this.querySelector('textarea').select();
      toast('note', 'The browser does not let this page copy', 'The text is selected: press Ctrl+C.');
    }
  }

  render() {
    const off = this.draft === undefined;
    return html`
      <div class="json">
        <textarea rows="10" spellcheck="false" aria-label="${this.label} as JSON" .value=${this.#text}
          aria-invalid=${this.error ? 'true' : nothing}
          @input=${(event) => { this.draft = event.target.value; }}></textarea>
        ${this.error ? html`<p class="json-error" role="alert">
          ${reason(this.error.message, this.error.field)}</p>` : nothing}
        <div class="row">
          ${button(null, 'check', 'Apply', () => this.#apply(), { look: 'primary', off })}
          ${button(null, 'copy', 'Copy', () => this.#copy())}
          ${button(null, '', 'Discard', () => this.#discard(), { look: 'quiet', off })}
        </div>
      </div>`;
  }
}

/** One entry of a list a line, as long as it is short enough to be read that way. */
function layout(value) {
  if (!Array.isArray(value) || !value.length) {
    return JSON.stringify(value, null, 2);
  }
  return `[\n${value.map((entry) => `  ${JSON.stringify(entry)}`).join(',\n')}\n]`;
}

customElements.define('a4-json', JsonField);
