// What lies behind the avatar; remembered by the browser.

const KEY = 'avatar4j.backdrop';
const CUSTOM = 'custom';
const CHOICES = [
  ['dusk', 'Dusk'],
  ['clear', 'Transparent'],
  ['night', 'Night'],
  ['paper', 'Paper'],
  ['green', 'Green screen'],
  ['sky', 'Sky'],
  ['sunset', 'Sunset'],
  ['meadow', 'Meadow'],
  ['candy', 'Candy'],
];

function load() {
  try {
    const { name, color } = JSON.parse(localStorage.getItem(KEY)) ?? {};
    const known = name === CUSTOM || CHOICES.some(([each]) => each === name);
    return { name: known ? name : 'dusk', color: /^#[0-9a-f]{6}$/i.test(color) ? color : '#4b3f72' };
  } catch {
    return { name: 'dusk', color: '#4b3f72' };
  }
}

function save(choice) {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice));
  } catch {
    // private windows may refuse; the choice then lasts as long as the page
  }
}

/** Fills the swatches and applies the remembered choice to the stage. */
export function setUpBackdrop(stage, swatches) {
  const choice = load();
  const picker = document.createElement('input');
  const radios = CHOICES.map(([name, title]) => swatch(name, title, radio(name)));
  const custom = swatch(CUSTOM, 'Own colour', picker);
  picker.type = 'color';
  picker.value = choice.color;
  picker.setAttribute('aria-label', 'Own colour');
  picker.addEventListener('input', () => choose(CUSTOM, picker.value));
  picker.addEventListener('click', () => choose(CUSTOM, picker.value));
  swatches.append(...radios, custom);
  apply();

  function radio(name) {
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = 'backdrop';
    input.value = name;
    input.addEventListener('change', () => choose(name, choice.color));
    return input;
  }

  function swatch(name, title, input) {
    const label = document.createElement('label');
    label.className = 'swatch';
    label.dataset.backdrop = name;
    label.title = title;
    input.setAttribute('aria-label', title);
    label.append(input);
    return label;
  }

  function choose(name, color) {
    choice.name = name;
    choice.color = color;
    save(choice);
    apply();
  }

  function apply() {
    document.documentElement.style.setProperty('--own-backdrop', choice.color);
    stage.dataset.backdrop = choice.name;
    for (const label of [...radios, custom]) {
      const active = label.dataset.backdrop === choice.name;
      label.classList.toggle('active', active);
      if (label.firstChild.type === 'radio') {
        label.firstChild.checked = active;
      }
    }
  }
}
