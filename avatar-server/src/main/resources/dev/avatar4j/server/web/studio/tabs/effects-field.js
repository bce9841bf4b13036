// The effects that come with emotions: which, how and how long. What is rare is left to the JSON.

import { html } from 'lit';
import { widgetFor } from '../parts/widget-for.js';
import { readable, same } from '../values.js';

const TYPES = ['sequence', 'cycle', 'sequence_with_fadeout', 'cycle_with_fadeout'];
const FPS = 6;

const PARTS = [
  { key: 'enabled', type: 'switch' },
  { key: 'emotions', type: 'list of morphs', titles: String },
  { key: 'type', type: 'morph', choices: TYPES },
  { key: 'duration', type: 'number', unit: 's', min: 0.01, max: 60, slider: [0.1, 5] },
  { key: 'fps', label: 'FPS', type: 'number', unit: '1/s', min: 0.1, max: 60, slider: [1, 30] },
];

/**
 * @param {Array<[string, object]>} effects as they are in the settings
 * @param {Array<[string, object]>} defaults
 * @param {string[]} emotions that there are
 * @param {(effects: Array<[string, object]>, what: string) => void} change
 */
export function effectsField(effects, defaults, emotions, change) {
  return effects.map(([name, effect], at) => {
    const usual = defaults.find(([each]) => each === name)?.[1];
    const set = (key, value) => {
      const next = { ...effect, [key]: value };
      if (key === 'type' && value.startsWith('cycle')) {
        next.fps ??= FPS;
      }
      change(effects.with(at, [name, next]), `${name}.${key}`);
    };
    const shown = PARTS.filter(({ key }) => key !== 'fps' || effect.type.startsWith('cycle'));
    return html`<details class="raw" data-fx=${name}><summary class=${same(effect, usual) ? '' : 'changed'}>${readable(name)}</summary>
      ${shown.map((part) => widgetFor({ label: readable(part.key), ...part, default: usual?.[part.key],
        choices: part.choices ?? emotions }, effect[part.key], (value) => set(part.key, value)))}</details>`;
  });
}
