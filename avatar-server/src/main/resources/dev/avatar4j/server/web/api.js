// The server's own routes; see docs/http-api.md.

import { withKey } from './key.js';

/** A request that failed, with a reason that can be shown. */
export class ApiError extends Error {}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, withKey({ cache: 'no-store', ...options }));
  } catch {
    throw new ApiError('The server does not answer.');
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new ApiError(body?.error?.reason ?? `The server answered ${response.status}.`);
  }
  return body;
}

function post(path, value) {
  return call(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  });
}

export const FEED = '/api/v1/feed';
export const getState = () => call('/api/v1/state');
export const getEmotions = async () => (await call('/api/v1/emotions')).emotions;
export const setEmotion = (name) => post('/api/v1/emotion', { name });
export const setTalking = (on) => post('/api/v1/talking', { on });
export const setPaused = (on) => post('/api/v1/paused', { on });

export function setCharacter(file) {
  return call(`/api/v1/character?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  });
}
