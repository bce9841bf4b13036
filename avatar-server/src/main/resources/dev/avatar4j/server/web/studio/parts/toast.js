// Messages that come and go.

const LASTING_MS = { ok: 4000, note: 8000, error: 12_000 };

let region;

function place() {
  if (!region) {
    region = document.createElement('div');
    region.className = 'toasts';
    region.setAttribute('role', 'region');
    region.setAttribute('aria-label', 'Messages');
    document.body.append(region);
  }
  return region;
}

function element(name, className, text) {
  const result = document.createElement(name);
  result.className = className;
  result.textContent = text;
  return result;
}

/**
 * Shows a message. The same one again only stays longer.
 * @param {'ok'|'note'|'error'} kind
 * @param {string} title what has happened
 * @param {string} [text] why, and what to do
 * @param {string} [field] the value at fault
 */
export function toast(kind, title, text = '', field = '') {
  const key = [kind, title, text].join('|');
  let box = [...place().children].find((each) => each.dataset.key === key);
  if (!box) {
    box = element('div', `toast ${kind}`, '');
    box.dataset.key = key;
    box.setAttribute('role', kind === 'error' ? 'alert' : 'status');
    const close = element('button', 'close', '×');
    close.type = 'button';
    close.setAttribute('aria-label', 'Close');
    close.addEventListener('click', () => box.remove());
    box.append(element('b', '', title), close);
    if (text) {
      const reason = element('p', '', text);
      if (field && !text.includes(field)) {
        reason.prepend(element('code', '', field), ' ');
      }
      box.append(reason);
    }
    region.append(box);
    while (region.children.length > 4) {
      region.firstChild.remove();
    }
  }
  clearTimeout(box.timer);
  box.timer = setTimeout(() => box.remove(), LASTING_MS[kind]);
}
