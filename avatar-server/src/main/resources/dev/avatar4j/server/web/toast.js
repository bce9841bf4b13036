// Short messages in the corner. Errors stay until they are dismissed or for a good while.

const SECONDS = { error: 12, note: 8, ok: 4 };

export function toast(kind, title, text = '') {
  const root = document.getElementById('toasts');
  const element = document.createElement('div');
  element.className = `toast ${kind}`;
  element.role = kind === 'error' ? 'alert' : 'status';
  const heading = document.createElement('b');
  heading.textContent = title;
  const body = document.createElement('p');
  body.textContent = text;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.setAttribute('aria-label', 'Dismiss');
  close.textContent = '×';
  close.addEventListener('click', () => element.remove());
  element.append(heading, close, body);
  root.append(element);
  setTimeout(() => element.remove(), 1000 * SECONDS[kind]);
}
