// The emotion buttons: grouped by mood, each with a face that hints at what it does.

import { drawFace } from './face.js';

/** The emotions by mood, with the parts of their faces. */
export const GROUPS = [
  {
    title: 'Bright', mood: 'bright', faces: {
      joy: { brows: 'raised', eyes: 'happy', mouth: 'grin', mark: 'blush' },
      amusement: { brows: 'raised', eyes: 'squint', mouth: 'laugh' },
      excitement: { brows: 'raised', eyes: 'star', mouth: 'laugh', mark: 'spark' },
      optimism: { brows: 'raised', eyes: 'up', mouth: 'smile' },
      pride: { brows: 'raised', eyes: 'closed', mouth: 'smirk', mark: 'spark' },
      relief: { brows: 'sad', eyes: 'closed', mouth: 'smile', mark: 'sweat' },
      approval: { brows: 'raised', eyes: 'wink', mouth: 'smile' },
      admiration: { brows: 'raised', eyes: 'star', mouth: 'smile' },
    },
  },
  {
    title: 'Warm', mood: 'warm', faces: {
      love: { brows: 'raised', eyes: 'heart', mouth: 'smile', mark: 'heart' },
      caring: { brows: 'sad', eyes: 'happy', mouth: 'small', mark: 'heart' },
      gratitude: { brows: 'sad', eyes: 'closed', mouth: 'smile', mark: 'blush' },
      desire: { brows: 'skeptic', eyes: 'half', mouth: 'cat', mark: 'blush' },
    },
  },
  {
    title: 'Thoughtful', mood: 'calm', faces: {
      neutral: { brows: 'flat', eyes: 'dot', mouth: 'flat' },
      curiosity: { brows: 'raised', eyes: 'wide', mouth: 'small', mark: 'ask' },
      realization: { brows: 'raised', eyes: 'wide', mouth: 'o', mark: 'bulb' },
      confusion: { brows: 'skeptic', eyes: 'away', mouth: 'wavy', mark: 'ask' },
    },
  },
  {
    title: 'Startled', mood: 'startled', faces: {
      surprise: { brows: 'raised', eyes: 'wide', mouth: 'o' },
      fear: { brows: 'sad', eyes: 'wide', mouth: 'wail', mark: 'sweat' },
      nervousness: { brows: 'sad', eyes: 'dot', mouth: 'teeth', mark: 'sweat' },
      embarrassment: { brows: 'sad', eyes: 'away', mouth: 'wavy', mark: 'blush' },
    },
  },
  {
    title: 'Blue', mood: 'blue', faces: {
      sadness: { brows: 'sad', eyes: 'dot', mouth: 'frown', mark: 'tear' },
      grief: { brows: 'sad', eyes: 'closed', mouth: 'wail', mark: 'tears' },
      disappointment: { brows: 'sad', eyes: 'half', mouth: 'frown' },
      remorse: { brows: 'sad', eyes: 'closed', mouth: 'frown' },
    },
  },
  {
    title: 'Sharp', mood: 'sharp', faces: {
      anger: { brows: 'angry', eyes: 'dot', mouth: 'wail', mark: 'vein' },
      annoyance: { brows: 'angry', eyes: 'half', mouth: 'slant' },
      disapproval: { brows: 'angry', eyes: 'half', mouth: 'frown' },
      disgust: { brows: 'angry', eyes: 'squint', mouth: 'wavy' },
    },
  },
];

const OWN = { title: 'Own', mood: 'own', faces: {} };

export class EmotionBoard {
  #root;
  #onChoose;
  #buttons = new Map();

  constructor(root, onChoose) {
    this.#root = root;
    this.#onChoose = onChoose;
  }

  /** Shows a button for each name; names that are not known by heart get a group of their own. */
  setNames(names) {
    const placed = new Set(GROUPS.flatMap((group) => Object.keys(group.faces)));
    const own = names.filter((name) => !placed.has(name));
    this.#buttons.clear();
    this.#root.replaceChildren(
      ...GROUPS.map((group) => this.#group(group, Object.keys(group.faces).filter((name) => names.includes(name)))),
      ...(own.length ? [this.#group(OWN, own)] : []),
    );
  }

  #group(group, names) {
    const element = document.createElement('div');
    element.className = `group ${group.mood}`;
    element.role = 'group';
    element.setAttribute('aria-label', group.title);
    const title = document.createElement('h3');
    title.textContent = group.title;
    const grid = document.createElement('div');
    grid.className = 'faces';
    grid.append(...names.map((name) => this.#button(name, group.faces[name] ?? {})));
    element.append(title, grid);
    return element;
  }

  #button(name, face) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = name.length > 12 ? 'emotion long' : 'emotion';
    button.dataset.emotion = name;
    button.setAttribute('aria-pressed', 'false');
    const label = document.createElement('span');
    label.textContent = name;
    button.append(drawFace(face), label);
    button.addEventListener('click', () => this.#onChoose(name));
    this.#buttons.set(name, button);
    return button;
  }

  /** Marks the emotion that is shown now. */
  setActive(name) {
    for (const [each, button] of this.#buttons) {
      button.setAttribute('aria-pressed', String(each === name));
    }
  }
}
