// The page for a browser source: what it shows and where is told by its address; see docs/obs.md.

import { AvatarClient } from './avatar-client.js';
import { namedKey } from './key.js';

const number = (min, max) => (text) => {
  const value = Number(text);
  return text.trim() !== '' && value >= min && value <= max ? value : undefined;
};
const pattern = (regex) => (text) => (regex.test(text) ? text : undefined);

/** What may stand in the address: how to read it, what to say if that fails, and the default. */
const PARAMETERS = {
  avatar: [pattern(/^[\w-]{1,64}$/), 'the id of an avatar', 'default'],
  format: [pattern(/^(png|qoi)$/), 'png or qoi', 'png'],
  fps: [number(0.1, 240), 'a number from 0.1 to 240', undefined],
  scale: [
    (text) => (text === 'fit' ? text : number(0.05, 8)(text)),
    'fit, or a number from 0.05 to 8',
    'fit',
  ],
  anchor: [
    pattern(/^(center|left|right|(top|bottom)(-left|-right)?)$/),
    'center, left, right, top, bottom, or top-left, top-right, bottom-left, bottom-right',
    'bottom',
  ],
  x: [number(-10000, 10000), 'a number of pixels', 0],
  y: [number(-10000, 10000), 'a number of pixels', 0],
  background: [
    (text) => (/^([\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i.test(text) ? `#${text}` : text === 'transparent' ? text : undefined),
    'transparent, or a colour such as 00b140',
    'transparent',
  ],
};

/** Reads the address; throws with every mistake in it. */
function read(search) {
  const values = Object.fromEntries(
    Object.entries(PARAMETERS).map(([name, [, , fallback]]) => [name, fallback]),
  );
  const mistakes = [];
  const seen = new Set();
  for (const [name, text] of new URLSearchParams(search)) {
    const [parse, wanted] = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : [];
    const value = parse?.(text);
    if (!parse) {
      mistakes.push(`“${name}” means nothing here. Known: ${Object.keys(PARAMETERS).join(', ')}.`);
    } else if (seen.has(name)) {
      mistakes.push(`“${name}” is given twice.`);
    } else if (value === undefined) {
      mistakes.push(`“${name}” is “${text}”; it needs ${wanted}.`);
    }
    seen.add(name);
    values[name] = value;
  }
  if (mistakes.length > 0) {
    throw new Error(mistakes.join('\n'));
  }
  return values;
}

const canvas = document.getElementById('avatar');
const problem = document.getElementById('problem');

function setState(state, message = '') {
  document.body.dataset.state = state;
  problem.textContent = message;
  problem.hidden = message === '';
}

/** Sizes the canvas on the page; its own pixels are the frame's. */
function fit(scale) {
  const factor = scale === 'fit'
    ? Math.min(innerWidth / canvas.width, innerHeight / canvas.height)
    : scale;
  canvas.style.width = `${canvas.width * factor}px`;
  canvas.style.height = `${canvas.height * factor}px`;
}

function show({ avatar, format, fps, scale, anchor, x, y, background }) {
  document.documentElement.style.background = background;
  document.body.dataset.anchor = anchor.replace('-', ' ');
  canvas.style.translate = `${x}px ${y}px`;
  fit(scale);
  addEventListener('resize', () => fit(scale));
  const client = new AvatarClient({ key: namedKey(), avatar, canvas, format, maxFps: fps });
  client.addEventListener('frame', ({ detail }) => {
    canvas.dataset.sequence = detail.sequence;
    fit(scale);
    setState('live');
  });
  client.addEventListener('close', ({ detail }) => {
    // while it reconnects the last frame stays: a message would be seen by an audience
    setState(detail.final ? 'gone' : 'reconnecting', detail.final ? detail.reason : '');
  });
  client.addEventListener('problem', ({ detail }) => setState('refused', detail.message));
  client.connect().catch(() => {});
}

try {
  show(read(location.search));
} catch (error) {
  setState('refused', error.message);
}
