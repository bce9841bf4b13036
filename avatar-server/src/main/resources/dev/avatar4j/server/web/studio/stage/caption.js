// Captions over the stage.

import { html, nothing } from 'lit';

/** Letters of scripts that put spaces between words, and digits: no word begins or ends inside them. */
const LETTER = '[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{N}]';
/** Words as engines tell them may be missing in the text ("42"); the search must not run off to the end. */
const REACH = 80;

/** A sentence, and which part of it is heard now. */
export class Caption {
  from = 0;
  to = 0;
  #after = 0;

  constructor(text) {
    this.text = text;
  }

  /** The next word is heard. What cannot be found in the text changes nothing. */
  hear(word) {
    const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    const literal = bare.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    const search = new RegExp(`(?<!${LETTER})${literal}(?!${LETTER})`, 'giu');
    search.lastIndex = this.#after;
    const found = literal && search.exec(this.text);
    if (found && found.index - this.#after < REACH) {
      this.from = found.index;
      this.to = this.#after = found.index + found[0].length;
    }
  }

  /** Nothing is heard any more. */
  rest() {
    this.from = this.to = 0;
  }
}

/** What is written over an avatar: what it says, and why that cannot be heard. */
export function captions({ caption, blocked }, { captions: shown, sound }) {
  const hint = blocked && sound;
  if (!hint && !(shown && caption)) {
    return nothing;
  }
  return html`<div class="captions">
    ${hint ? html`<p class="caption hint" role="status">No sound yet: click anywhere to switch it on.</p>` : nothing}
    ${shown && caption ? written(caption) : nothing}
  </div>`;
}

function written({ text, from, to }) {
  return html`<p class="caption">${text.slice(0, from)}${
    to > from ? html`<mark>${text.slice(from, to)}</mark>` : nothing}${text.slice(to)}</p>`;
}

/** Keeps the present word of long captions in view. */
export function followCaptions(stage) {
  for (const word of stage.querySelectorAll('.caption mark')) {
    const box = word.parentElement;
    box.scrollTop = word.offsetTop - (box.clientHeight - word.offsetHeight) / 2;
  }
}
