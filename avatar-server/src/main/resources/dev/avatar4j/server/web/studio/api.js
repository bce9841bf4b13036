// The documented HTTP routes that the studio needs beside the socket; see docs/http-api.md.

import { withKey } from '/key.js';

/** A request that failed, with a reason that can be shown and the value at fault. */
export class ApiError extends Error {
  constructor(reason, field) {
    super(reason);
    this.field = field;
  }
}

async function call(path, options = {}, read = 'json') {
  let response;
  try {
    response = await fetch(path, withKey({ cache: 'no-store', ...options }));
  } catch {
    throw new ApiError('The server does not answer. Is it still running?');
  }
  const body = await response[response.ok ? read : 'json']().catch(() => null);
  if (!response.ok) {
    const { reason, field } = body?.error ?? {};
    throw new ApiError(reason ?? `The server answered ${response.status}.`, field);
  }
  return body;
}

function send(method, path, value) {
  const headers = { 'Content-Type': 'application/json' };
  return call(path, { method, headers, body: JSON.stringify(value) });
}

const of = (id) => `/api/v1/avatars/${encodeURIComponent(id)}`;

export const listAvatars = () => call('/api/v1/avatars');
export const newAvatar = () => send('POST', '/api/v1/avatars', {});
export const removeAvatar = (id) => call(of(id), { method: 'DELETE' });
export const getModules = async () => (await call('/api/modules')).modules;
export const getFilters = async () => (await call('/api/v1/filters')).filters;
export const getPresets = async () => (await call('/api/v1/filters/presets')).presets;
export const getSchema = async (id) => (await call(`${of(id)}/settings/schema`)).settings;
export const getEffects = async (id) => (await call(`${of(id)}/effects`)).effects;
export const getVoices = () => call('/api/v1/voices');
export const getSpeech = (id) => call(`${of(id)}/speak`);
export const getTemplate = (id, emotion) => call(`${of(id)}/emotions/${encodeURIComponent(emotion)}`);

/** Sends a file as it is, or several as a form. */
function sendFile(path, body, read) {
  const headers = body instanceof FormData ? {} : { 'Content-Type': 'application/octet-stream' };
  return call(path, { method: 'POST', headers, body }, read);
}

export const setCharacter = (id, file) => sendFile(`${of(id)}/character?name=${encodeURIComponent(file.name)}`, file);
export const setEmotions = (id, templates) => send('PUT', `${of(id)}/emotions`, templates);
export const getPicture = (id) => call(`${of(id)}/character/picture.png`, {}, 'blob');
export const getPackage = (id) => call(`${of(id)}/character/package.zip`, {}, 'blob');
export const setPackage = (id, content) => sendFile(`${of(id)}/character/package`, content);
export const getLandmarks = (id) => call(`${of(id)}/character/landmarks`);
/** Null has them found again. */
export const setLandmarks = (id, landmarks) => (landmarks ? send('PUT', `${of(id)}/character/landmarks`, landmarks)
  : call(`${of(id)}/character/landmarks`, { method: 'DELETE' }));
export const examine = (file) => sendFile('/api/v1/doctor', file);
export const repair = (file, query) => sendFile(`/api/v1/doctor/repair?${new URLSearchParams(query)}`, file, 'blob');
