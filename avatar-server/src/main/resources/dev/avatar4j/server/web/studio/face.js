// Small line-art faces for the emotion buttons, drawn from parts.

import { html, nothing, svg } from 'lit';

/** What is on the left, and the same ten further to the right. */
const both = (left) => left + left.replace(/M([\d.]+)/g, (_, x) => `M${Number(x) + 10}`);

const BROWS = {
  flat: both('M8.5 11.5h5'),
  raised: both('M8.5 10q2.5-2 5 0'),
  angry: 'M8.5 9.5l5 2.5M23.5 9.5l-5 2.5',
  sad: 'M8.5 12l5-2.5M23.5 12l-5-2.5',
  skeptic: 'M8.5 11.5h5M18.5 9.5q2.5-2 5-.5',
};

// f: filled, l: line
const EYES = {
  dot: { f: both('M11 14.2a1.7 1.9 0 1 0 .01 0z') },
  wide: { l: both('M11 13.3a2.7 2.8 0 1 0 .01 0z'), f: both('M11 15a1.1 1.1 0 1 0 .01 0z') },
  happy: { l: both('M8.5 16.5q2.5-3.6 5 0') },
  closed: { l: both('M8.5 15.5q2.5 2.4 5 0') },
  half: { l: both('M8.5 14.8h5'), f: both('M9.4 15h3.2a1.6 1.8 0 0 1-3.2 0z') },
  squint: { l: 'M9 14l3.8 1.8-3.8 1.8M23 14l-3.8 1.8 3.8 1.8' },
  wink: { l: 'M18.5 16.3q2.5-3.2 5 0', f: 'M11 14.2a1.7 1.9 0 1 0 .01 0z' },
  up: { l: both('M11 13.3a2.7 2.8 0 1 0 .01 0z'), f: both('M12 13.9a1.3 1.3 0 1 0 .01 0z') },
  away: { f: both('M9.6 14.6a1.6 1.7 0 1 0 .01 0z'), l: both('M8.3 14h5') },
  heart: { f: both('M11 18.8c-4-2.4-3-5.2-1.3-5.2.8 0 1.2.6 1.3 1 .1-.4.5-1 1.3-1 1.7 0 2.7 2.8-1.3 5.2z') },
  star: { f: both('M11 12.8l.9 2.2 2.3.2-1.8 1.5.6 2.3-2-1.3-2 1.3.6-2.3-1.8-1.5 2.3-.2z') },
};

const MOUTHS = {
  smile: { l: 'M11.5 21.5q4.5 4 9 0' },
  small: { l: 'M13.5 22q2.5 2 5 0' },
  grin: { f: 'M10.5 20.8h11q-.8 6-5.5 6t-5.5-6z' },
  laugh: { f: 'M10 20.3h12q-.6 7.2-6 7.2t-6-7.2z' },
  flat: { l: 'M12.5 22.8h7' },
  slant: { l: 'M12.5 23.6l7-2' },
  frown: { l: 'M11.8 24.5q4.2-4 8.4 0' },
  wail: { f: 'M11 26q.8-5 5-5t5 5q-5-1.8-10 0z' },
  wavy: { l: 'M10.8 23q1.7-2 3.4 0t3.5 0 3.5 0' },
  o: { f: 'M16 20.5a2.2 2.7 0 1 0 .01 0z' },
  smirk: { l: 'M12.5 23q4.5 1.2 8-2' },
  cat: { l: 'M11.5 21.8q2.2 2.6 4.5 0 2.2 2.6 4.5 0' },
  teeth: { l: 'M11 21.3h10v3.6h-10zM14.3 21.3v3.6M17.7 21.3v3.6' },
};

const MARKS = {
  blush: { soft: 'M7.3 19.5a2.3 1.3 0 1 0 .01 0zM24.7 19.5a2.3 1.3 0 1 0 .01 0z' },
  tear: { mark: 'M23.5 18.5q2 3 0 4.2-2-1.2 0-4.2z' },
  tears: { mark: 'M8.5 18.5q2 3 0 4.2-2-1.2 0-4.2zM23.5 18.5q2 3 0 4.2-2-1.2 0-4.2z' },
  sweat: { mark: 'M26 6.5q2.6 4 0 5.6-2.6-1.6 0-5.6z' },
  vein: { line: 'M23.5 5.5q2 .2 1.8 2.2M29 5.5q-2 .2-1.8 2.2M23.5 12q2-.2 1.8-2.2M29 12q-2-.2-1.8-2.2' },
  spark: { mark: 'M26.5 4l1 2.5 2.5 1-2.5 1-1 2.5-1-2.5-2.5-1 2.5-1z' },
  heart: { mark: 'M26.5 11.5c-5-3-3.7-6.5-1.7-6.5 1 0 1.6.8 1.7 1.3.1-.5.7-1.3 1.7-1.3 2 0 3.3 3.5-1.7 6.5z' },
  bulb: { line: 'M26.5 2.5v2.2M30 6l-2 1M23 6l2 1M26.5 7.5v3' },
  ask: { line: 'M24.8 5.5q.2-2 2-2t1.8 1.8q0 1.3-1.8 2.2v1M26.8 10.6v.1' },
};

const HEAD = 'M16 4.5c7.2 0 11.3 4.8 11.3 11.2 0 7.6-5 13-11.3 13s-11.3-5.4-11.3-13c0-6.4 4.1-11.2 11.3-11.2z';

const path = (look, d) => (d ? svg`<path class=${look} d=${d}></path>` : nothing);

/** A face, from the names of its brows, eyes and mouth, and of a mark, if it has one. */
export function drawFace(parts = 'flat dot small') {
  const [brows, eyes, mouth, mark] = parts.split(' ');
  const { soft, mark: filled, line } = MARKS[mark] ?? {};
  return html`<svg class="face" viewBox="0 0 32 32" aria-hidden="true">
    ${path('skin', HEAD)}${path('soft', soft)}${path('l', BROWS[brows])}
    ${[EYES[eyes], MOUTHS[mouth]].map(({ l, f }) => [path('l', l), path('f', f)])}
    ${path('mark', filled)}${path('mark-line', line)}</svg>`;
}
