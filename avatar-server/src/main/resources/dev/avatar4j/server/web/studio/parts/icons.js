// The studio's own line icons, on a grid of 24.

import { html } from 'lit';

const circle = (x, y, r) => `M${x} ${y + r}a${r} ${r} 0 1 0 0-${2 * r} ${r} ${r} 0 0 0 0 ${2 * r}z`;

const PATHS = {
  live: `${circle(12, 9.5, 4)}M5 20c.6-3.4 3.4-5 7-5s6.4 1.6 7 5`,
  pose: `${circle(12, 4.5, 2)}M4.5 9.5 12 8.5l7.5 1M12 8.5V14m0 0-3.5 7M12 14l3.5 7`,
  filters: 'M12 3.5l1.8 4.7 4.7 1.8-4.7 1.8L12 16.5l-1.8-4.7L5.5 10l4.7-1.8zM18.5 15.5l.8 2.2 2.2.8-2.2.8-.8 2.2-.8-2.2-2.2-.8 2.2-.8z',
  settings: `M4 7h9m5 0h2M4 17h2m5 0h9${circle(15.5, 7, 2.5)}${circle(8.5, 17, 2.5)}`,
  character: `M4.5 4.5h15v15h-15z${circle(8.5, 8.5, 1.5)}M4.5 17l5-4.5 3.5 3 3-2.5 3.5 3`,
  recording: `${circle(12, 12, 8)}${circle(12, 12, 3)}`,
  talk: 'M5 12v0M8.5 8.5v7M12 5v14M15.5 8.5v7M19 11v2',
  speak: 'M4.5 5h15v11H11l-4 3.5V16H4.5z',
  stop: 'M6.5 6.5h11v11h-11z',
  sound: 'M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  mute: 'M4 9.5h3.5L12 5.5v13l-4.5-4H4zM15.5 9.5l5 5M20.5 9.5l-5 5',
  captions: 'M3.5 5.5h17v13h-17zM10.5 10.7a2 2 0 1 0 0 2.6M17 10.7a2 2 0 1 0 0 2.6',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  play: 'M8 5l11 7-11 7z',
  gaze: `M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6z${circle(12, 12, 2.5)}`,
  stats: 'M4 19.5h16M7 16v-4M12 16V5M17 16V9',
  full: 'M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15',
  undo: 'M8 5 4 9l4 4M4.5 9H14a5 5 0 0 1 0 10h-3',
  redo: 'm16 5 4 4-4 4M19.5 9H10a5 5 0 0 0 0 10h3',
  light: `${circle(12, 12, 4)}M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4`,
  dark: 'M19.5 14A8 8 0 0 1 10 4.5a8 8 0 1 0 9.5 9.5z',
  system: 'M3.5 5h17v11h-17zM9 20h6M12 16v4',
  help: `${circle(12, 12, 8.5)}M9.7 9.7a2.3 2.3 0 1 1 3.2 2.2c-.7.3-.9.7-.9 1.6M12 16.5v.1`,
  link: 'M9 15l6-6M11 7l2-2a4 4 0 0 1 6 6l-2 2M13 17l-2 2a4 4 0 0 1-6-6l2-2',
  info: `${circle(12, 12, 8)}M12 11.5V16M12 8v.1`,
  reset: 'M5 5v5h5M5.5 10a7.5 7.5 0 1 1-.9 4.5',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  remove: 'M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7',
  handle: 'M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1',
  down: 'M6 9.5l6 6 6-6',
  code: 'M8.5 7 3.5 12l5 5M15.5 7l5 5-5 5',
  upload: 'M12 15V4.5m0 0L8 8.5m4-4 4 4M5 14.5V19h14v-4.5',
  download: 'M12 4.5V15m0 0-4-4m4 4 4-4M5 14.5V19h14v-4.5',
  save: 'M5 4.5h11l3.5 3.5v11.5H5zM8 4.5v5h7v-5M8 19.5v-6h8v6',
  copy: 'M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4',
  check: 'M5 12.5l4.5 4.5L19 7',
  search: `${circle(10.5, 10.5, 6.5)}M15.5 15.5l5 5`,
  data: 'M4 7h7M14 7h6M4 12h3M10 12h10M4 17h10M17 17h3',
};

/** An icon that says nothing to screen readers; the button around it does. */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;
