// Characters that come as files: examined, repaired, used.

import * as api from './api.js';
import { store } from './store.js';
import { toast } from './parts/toast.js';

/** The picture that waits for a decision; null if none does. */
export let patient = null;

const UNDO = 'Ctrl+Z brings back what was there before.';

/** Changes the character or what it can do, so that it can be undone. */
async function exchange(label, act, title = ({ character }) => `Meet ${character.name}`, text = UNDO) {
  const session = store.current;
  const { id, history } = session;
  const reply = await history.queue(() => session.ask(`“${label}” was not taken`, async () => {
    const before = await api.getPackage(id);
    const result = await act(id);
    const after = await api.getPackage(id);
    const apply = (content) => session.ask('That was refused', () => api.setPackage(id, content));
    history.record({ key: after, label, before, after, apply });
    return result;
  }));
  if (reply) {
    toast('ok', title(reply), text);
    reply.warnings?.forEach((warning) => toast('note', 'Note', warning));
    if (reply.character) {
      dismiss();
    }
  }
  return reply;
}

export const loadPackage = (file) => exchange(file.name, (id) => api.setPackage(id, file));

export async function loadEmotions(file, templates) {
  const names = Object.keys(templates);
  const known = await exchange(file.name, (id) => api.setEmotions(id, templates), () => `Learned: ${names.join(', ')}`);
  if (known && names.length === 1) {
    store.current.ask('The emotion', (client) => client.setEmotion(names[0]));
  }
}

export const loadLandmarks = (file, landmarks) =>
  exchange(file.name, (id) => api.setLandmarks(id, landmarks), () => `The landmarks of ${file.name} are in force`);

/** Makes files the character: a picture alone, or with cels and JSON files of its name. */
export function use(files, hints = 0) {
  const form = new FormData();
  files.forEach((file) => form.append(file.name, file, file.name));
  const hinted = hints ? `${UNDO} ${hints} ${hints > 1 ? 'hints' : 'hint'}: see Check on the Character tab.` : UNDO;
  return exchange(files[0].name, (id) => (files.length === 1 ? api.setCharacter(id, files[0]) : api.setPackage(id, form)), undefined, hinted);
}

/**
 * Looks at a picture, first of the files. One without a fault is used at once, unless it is to be
 * kept; the present character is only looked at.
 */
export const examine = (files, keep, present) => store.current.ask(`“${files[0].name}” was not taken`, async () => {
  const [report, shown] = await Promise.all([api.examine(files[0]), api.repair(files[0], { fix: '' })]);
  if (!keep && report.findings.every(({ severity }) => severity === 'hint')) {
    return use(files, report.findings.length);
  }
  dismiss();
  patient = { files, report, present, url: URL.createObjectURL(shown) };
  location.hash = 'character';
  return store.notify();
});

/** Replaces the waiting picture by a repaired one and looks again. */
export const mend = (query) => store.current.ask('That was not repaired', async () => {
  const [{ name }, ...others] = patient.files;
  await examine([new File([await api.repair(patient.files[0], query)], name), ...others], true);
});

export function dismiss() {
  URL.revokeObjectURL(patient?.url);
  patient = null;
  store.notify();
}
