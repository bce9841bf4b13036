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
  if (!response.ok) {
    const { reason, field } = (await response.json().catch(() => null))?.error ?? {};
    throw new ApiError(reason ?? `The server answered ${response.status}.`, field);
  }
  return response[read]().catch(() => null);
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
export const getFormats = (id) => call(`${of(id)}/recording/formats`);
export const record = (id, wanted) => send('POST', `${of(id)}/recording`, wanted);
export const getRecording = (id) => call(`${of(id)}/recording`);
export const stopRecording = (id) => send('POST', `${of(id)}/recording/stop`, {});
export const dropRecording = (id) => call(`${of(id)}/recording`, { method: 'DELETE' });
export const getFilm = (id) => call(`${of(id)}/recording/result`, {}, 'blob');

export function setCharacter(id, file) {
  return call(`${of(id)}/character?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });
}
