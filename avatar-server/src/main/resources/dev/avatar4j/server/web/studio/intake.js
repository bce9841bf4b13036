// Characters that come as files: examined, repaired, put to use. What was shown before can be
// brought back.

import * as api from './api.js';
import { store } from './store.js';
import { toast } from './parts/toast.js';

/** The picture that waits for somebody to decide; null if none does. */
export let patient = null;

/** Changes who is drawn, or what that one can do, so that it can be undone. */
async function exchange(label, title, act) {
  const session = store.current;
  try {
    const before = await api.getPackage(session.id);
    const reply = await act(session.id);
    const after = await api.getPackage(session.id);
    session.history.record({
      key: after,
      label,
      before,
      after,
      apply: (content) => session.ask(`“${label}” was not undone`, () => api.setPackage(session.id, content)),
    });
    toast('ok', title(reply), 'Ctrl+Z brings back what was there before.');
    reply.warnings?.forEach((warning) => toast('note', 'Note', warning));
    dismiss();
    return reply;
  } catch (error) {
    store.fail(`“${label}” was not taken`, error);
    return null;
  }
}

const met = ({ character }) => `Meet ${character.name}`;

export function loadPackage(file) {
  return exchange(file.name, met, (id) => api.setPackage(id, file));
}

export async function loadEmotions(file, templates) {
  const names = Object.keys(templates);
  const reply = await exchange(file.name, () => `Learned: ${names.join(', ')}`, (id) => api.setEmotions(id, templates));
  if (reply && names.length === 1) {
    store.current.ask('The emotion', (client) => client.setEmotion(names[0]));
  }
}

export function loadLandmarks(file, landmarks) {
  return exchange(file.name, () => `The landmarks of ${file.name} are in force`, (id) => api.setLandmarks(id, landmarks));
}

/** Of a picture with its cels, the one whose name all others begin with. */
const pictureOf = (files) => files.filter(({ name }) => /\.png$/i.test(name))
  .reduce((a, b) => (b.name.length < a.name.length ? b : a), files[0]);

/** Looks at a picture; one without a fault is used at once, unless it is only to be looked at. */
export async function examine(files, always = false) {
  try {
    const picture = pictureOf(files);
    const [report, shown] = await Promise.all([api.examine(picture), api.repair(picture, { fix: '' })]);
    if (!always && report.findings.every(({ severity }) => severity === 'hint')) {
      await use(files);
      return;
    }
    dismiss();
    const fits = report.width === 512 && report.height === 512;
    patient = { files, picture, report, url: URL.createObjectURL(shown), alone: files.length === 1, repairable: files.length === 1 || fits };
    location.hash = 'character';
    store.notify();
  } catch (error) {
    store.fail(`“${files[0].name}” was not taken`, error);
  }
}

/** Replaces the waiting picture by a repaired one and looks again. */
export async function mend(query) {
  const { files, picture } = patient;
  try {
    const mended = new File([await api.repair(picture, query)], picture.name, { type: 'image/png' });
    await examine(files.map((file) => (file === picture ? mended : file)), true);
  } catch (error) {
    store.fail('That was not repaired', error);
  }
}

/** Makes the files the character. */
export function use(files) {
  const content = new FormData();
  files.forEach((file) => content.append(file.name, file, file.name));
  return exchange(pictureOf(files).name, met, (id) => (files.length === 1
    ? api.setCharacter(id, files[0]) : api.setPackage(id, content)));
}

export function dismiss() {
  URL.revokeObjectURL(patient?.url);
  patient = null;
  store.notify();
}
