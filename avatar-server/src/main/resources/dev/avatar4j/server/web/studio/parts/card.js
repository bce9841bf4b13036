import { html, nothing } from 'lit';

/** A part of a tab, with a title and what stands at the end of its line. */
export const card = (id, title, content, tools = nothing) => html`<section class="card" aria-labelledby="${id}-title">
  <header class="row spread"><h3 id="${id}-title">${title}</h3>${tools}</header>${content}</section>`;
