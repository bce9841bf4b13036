// The keyboard shortcuts; parts/help-card.js lists them.

import { store } from './store.js';

const isText = ({ localName, type }) => localName === 'textarea'
  || (localName === 'input' && ['text', 'search', 'url'].includes(type));

/** Whether a letter or digit means something to where the focus is. */
const typing = (target) => isText(target) || target.localName === 'select' || target.type === 'number';

/** What keys do without Ctrl, and buttons as well. */
export const ACTIONS = {
  t: (session) => session.ask('Talking', (client) => client.setTalking(!session.state.talking)),
  p: (session) => session.ask('Pausing', (client) => client.setPaused(!session.state.paused)),
  d: (session) => session.ask('Data eyes', (client) => client.setDataEyes(!session.state.data_eyes)),
  g: () => document.querySelector('a4-stage').toggleGaze(),
  o: () => store.set({ overlay: !store.ui.overlay }),
  f: () => document.querySelector('a4-stage').fullScreen(),
};

/** Acts on a key that was pressed anywhere on the page. */
export function keys(event, shell) {
  const act = actionOf(event, shell);
  if (act) {
    event.preventDefault();
    act();
  }
}

function actionOf(event, shell) {
  const key = event.key.toLowerCase();
  if (key === 'f1') {
    return () => shell.help();
  }
  if (event.altKey || document.querySelector('dialog[open]')) {
    return null;
  }
  const control = event.ctrlKey || event.metaKey;
  const own = control && document.querySelector('#panel > *')?.shortcut?.((event.shiftKey ? 'shift+' : '') + key);
  if (own || isText(event.target)) {
    return own;
  }
  if (control) {
    if (key === 'z') {
      return () => shell.step(event.shiftKey ? 'redo' : 'undo');
    }
    return key === 'y' ? () => shell.step('redo') : null;
  }
  if (typing(event.target)) {
    return null;
  }
  if (key === '?') {
    return () => shell.help();
  }
  if (/^[1-9]$/.test(key)) {
    return () => shell.go(Number(key) - 1);
  }
  return ACTIONS[key] && store.current?.state ? () => ACTIONS[key](store.current) : null;
}
