// The documented HTTP routes that the studio needs beside the socket; see docs/http-api.md.

import { withKey } from '/key.js';

/** A request that failed, with a reason that can be shown and the value at fault. */
const failure = (reason, field) => Object.assign(new Error(reason), { field });

async function ask(path, options) {
  const response = await fetch(path, withKey({ cache: 'no-store', ...options })).catch(() => {
    throw failure('The server does not answer. Is it still running?');
  });
  if (!response.ok) {
    const { reason, field } = (await response.json().catch(() => null))?.error ?? {};
    throw failure(reason ?? `The server answered ${response.status}.`, field);
  }
  return response;
}

const call = async (path, options) => (await ask(path, options)).json().catch(() => null);

const json = (method, body) => ({ method, headers: { 'Content-Type': 'application/json' }, body });
const send = (method, path, value) => call(path, json(method, JSON.stringify(value)));

const of = (id, path) => `/api/v1/avatars/${encodeURIComponent(id)}${path ? `/${path}` : ''}`;

/** Functions that ask the same of any avatar. */
const get = (path, part = (reply) => reply) => async (id) => part(await call(of(id, path)));
const remove = (path) => (id) => call(of(id, path), { method: 'DELETE' });
const blob = (path) => (id) => getBlob(id, path);

export const listAvatars = () => call('/api/v1/avatars');
export const newAvatar = () => send('POST', '/api/v1/avatars', {});
export const removeAvatar = remove();
export const getModules = async () => (await call('/api/modules')).modules;
export const getFilters = async () => (await call('/api/v1/filters')).filters;
export const getPresets = async () => (await call('/api/v1/filters/presets')).presets;
export const getSchema = get('settings/schema', ({ settings }) => settings);
export const getEffects = get('effects', ({ effects }) => effects);
export const getVoices = () => call('/api/v1/voices');
export const getSpeech = get('speak');
export const getBlob = async (id, path, options) => (await ask(of(id, path), options)).blob();

const emotionOf = (id, name) => of(id, name ? `emotions/${encodeURIComponent(name)}` : 'emotions');
export const getTemplate = (id, name) => call(emotionOf(id, name));
export const putTemplate = (id, name, template, overwrite) => send('PUT', `${emotionOf(id, name)}?overwrite=${overwrite}`, template);
export const resetTemplate = (id, name) => call(emotionOf(id, name), { method: 'DELETE' });
export const readTemplate = (id, text) => call(of(id, 'pose/template'), json('POST', text));
export const getPoseSchema = get('pose/schema');

/** A still: `{picture, millis}`. */
export async function drawPose(id, wanted) {
  const reply = await ask(of(id, 'pose'), json('POST', JSON.stringify(wanted)));
  return { picture: await reply.blob(), millis: Number(reply.headers.get('X-Render-Millis')) };
}

export const getFormats = get('recording/formats');
export const record = (id, wanted) => send('POST', of(id, 'recording'), wanted);
export const getRecording = get('recording');
export const stopRecording = (id) => send('POST', of(id, 'recording/stop'), {});
export const dropRecording = remove('recording');
export const getFilm = blob('recording/result');

/** A file as it is, or several as a form. */
const upload = (body) => ({ method: 'POST', headers: body instanceof FormData ? {} : { 'Content-Type': 'application/octet-stream' }, body });

const LANDMARKS = 'character/landmarks';
export const setCharacter = (id, file) => call(`${of(id, 'character')}?name=${encodeURIComponent(file.name)}`, upload(file));
export const setEmotions = (id, templates) => send('PUT', of(id, 'emotions'), templates);
export const getPicture = blob('character/picture.png');
export const getPackage = blob('character/package.zip');
export const setPackage = (id, content) => call(of(id, 'character/package'), upload(content));
export const getLandmarks = get(LANDMARKS);
/** Null has them found again. */
export const setLandmarks = (id, landmarks) => (landmarks ? send('PUT', of(id, LANDMARKS), landmarks) : remove(LANDMARKS)(id));
export const examine = (file) => call('/api/v1/doctor', upload(file));
export const repair = async (file, query) => (await ask(`/api/v1/doctor/repair?${new URLSearchParams(query)}`, upload(file))).blob();
