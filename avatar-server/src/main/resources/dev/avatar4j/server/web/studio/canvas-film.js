// A film that the browser makes of one avatar, with its sound: WebM by MediaRecorder.

import { load, save } from './storage.js';

const mimeType = (codec, sound) => `video/webm;codecs=${codec}${sound ? ',opus' : ''}`;
const codec = ['vp9', 'vp8'].find((each) => window.MediaRecorder?.isTypeSupported(mimeType(each, true)));
const TICK_MS = 200;

/** Whether the browser can make such films. */
export const canFilm = Boolean(codec);

const happens = (target, name) => new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms, true));

function paper(width, height, alpha = true) {
  const canvas = document.createElement('canvas');
  return Object.assign(canvas, { width, height }).getContext('2d', { alpha });
}

/** Records a canvas; `chunks` grows until `end()`, which resolves with the film. */
function recorded({ canvas }, sound = [], tick = TICK_MS) {
  const stream = new MediaStream([...canvas.captureStream().getTracks(), ...sound]);
  const recorder = new MediaRecorder(stream, {
    mimeType: mimeType(codec, sound.length), // Firefox waits forever for sound that is announced and does not come
    videoBitsPerSecond: 16 * canvas.width * canvas.height,
  });
  const chunks = [];
  const stopped = happens(recorder, 'stop');
  recorder.ondataavailable = ({ data }) => data.size && chunks.push(data);
  recorder.start(tick);
  return {
    chunks,
    async end() {
      recorder.state === 'inactive' || recorder.stop();
      await stopped;
      return new Blob(chunks, { type: 'video/webm' });
    },
  };
}

const agent = navigator.userAgent;

/** Whether such a film can be clear in places, if this version of the browser has been tried before. */
export function filmsAlpha() {
  const tried = load('films');
  return tried?.agent === agent ? tried.alpha : undefined;
}

/** Tries out whether a film that is half clear comes back half clear. */
export async function tryAlpha() {
  const context = paper(64, 64);
  const { chunks, end } = recorded(context, [], 20);
  while (!chunks.length) {
    context.fillRect(0, 0, 32, 64);
    await pause(20);
  }
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(await end());
  await video.play();
  const late = await Promise.race([happens(video, 'ended'), pause(3000)]);
  context.clearRect(0, 0, 64, 64);
  context.drawImage(video, 0, 0);
  URL.revokeObjectURL(video.src);
  const { data } = context.getImageData(0, 0, 64, 1);
  const alpha = data[16 * 4 + 3] > 200 && data[48 * 4 + 3] < 50;
  late === true || save('films', { agent, alpha });
  return alpha;
}

/** A box of a page as a picture. */
async function drawn({ width, height }, style, content = '') {
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%"><div xmlns="http://www.w3.org/1999/xhtml" style="height:100%;${style}">${content}</div></foreignObject></svg>`)}`;
  await picture.decode();
  return picture;
}

const escaped = (text) => text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt()};`);

/** A caption as it looks on the stage, all of it. */
const captionOf = ({ text, from, to }, size) => drawn(size, `display:grid;place-items:end center;font:${Math.max(15, 0.03 * size.width)}px/1.4 system-ui,sans-serif`,
  `<p style="max-width:28em;margin:1.5em;padding:.4em .8em;border-radius:.5em;background:#0d0f16e6;color:#fff;text-align:center;text-wrap:balance;overflow-wrap:anywhere">${
    escaped(text.slice(0, from))}<mark style="border-radius:2px;background:#ffd54a;color:#14110a">${escaped(text.slice(from, to))}</mark>${escaped(text.slice(to))}</p>`);

/** What lies behind the avatars on the stage, as a picture. */
async function backdropOf(stage, { width, height }) {
  const own = stage.querySelector('img.backdrop');
  const { backgroundImage: image, backgroundSize: size, backgroundColor: color } = getComputedStyle(stage);
  await own?.decode();
  const picture = own ?? await drawn({ width, height }, `background:${image} 0 0/${size} ${color}`);
  const { naturalWidth: across, naturalHeight: down } = picture;
  const scale = Math.max(width / across, height / down);
  const context = paper(width, height);
  context.filter = own ? getComputedStyle(own).filter : 'none';
  context.setTransform(scale, 0, 0, scale, width / 2, height / 2);
  context.drawImage(picture, -across / 2, -down / 2);
  return context.canvas;
}

/**
 * Records until `end` is aborted, with a reason of the server's or a sentence.
 * @param {object} session whose avatar
 * @param {object} status has `limit_seconds` and `limit_bytes`; what comes of it is noted here
 * @param {AbortController} end
 * @param {{stage?: Element, captions?: boolean}} look whose backdrop is seen, without one the film is
 *   transparent; and whether what is said is written into it
 * @returns {Promise<Blob>} the film
 */
export async function film({ client, canvas, speech }, status, end, { stage, captions }) {
  const { width, height } = Object.assign(status, { width: canvas.width, height: canvas.height });
  const { signal } = end;
  const behind = stage && await backdropOf(stage, canvas);
  const context = paper(width, height, !behind);
  let said;
  let written;
  const write = async () => {
    const saying = captions && speech.caption && JSON.stringify(speech.caption);
    if (saying && saying !== said) {
      said = saying;
      const picture = await captionOf(speech.caption, canvas).catch(() => null);
      written = said === saying ? picture : written;
    }
  };
  const draw = () => {
    write();
    context.clearRect(0, 0, width, height);
    behind && context.drawImage(behind, 0, 0);
    context.drawImage(canvas, 0, 0, width, height);
    speech.caption && written && context.drawImage(written, 0, 0);
  };
  const sound = await client.resumeAudio().catch(() => false) && client.sound;
  const ear = sound && sound.context.createMediaStreamDestination();
  ear && sound.output.connect(ear);
  await write();
  const recording = recorded(context, ear ? ear.stream.getTracks() : []);
  const started = performance.now();
  const note = () => {
    draw(); // also while the avatar is paused
    status.seconds = (performance.now() - started) / 1000;
    status.bytes = recording.chunks.reduce((sum, { size }) => sum + size, 0);
    status.seconds >= status.limit_seconds && end.abort('length');
    status.bytes > status.limit_bytes && end.abort('size_limit');
  };
  const tick = setInterval(note, TICK_MS);
  client.addEventListener('frame', () => {
    draw();
    status.frames++;
  }, { signal });
  client.addEventListener('close', ({ detail }) => end.abort(detail.reason || 'The connection was lost.'), { signal });
  document.addEventListener('visibilitychange', () => end.abort('The page was hidden.'), { signal });
  signal.aborted || await happens(signal, 'abort');
  clearInterval(tick);
  note();
  status.ended = signal.reason;
  const made = await recording.end();
  ear && sound.output.disconnect(ear);
  return withLength(made, 1000 * status.seconds);
}

/** Writes the length of a film into it, which recorders leave out: players then can seek. */
async function withLength(made, ms) {
  const head = new Uint8Array(await made.slice(0, 256).arrayBuffer());
  const at = 4 + head.findIndex((_, i) => [0x15, 0x49, 0xa9, 0x66].every((byte, k) => head[i + k] === byte));
  const size = head[at] - 0x80;
  if (at < 4 || size < 0 || size > 100) {
    return made; // not written as usual
  }
  const field = new DataView(new ArrayBuffer(12));
  field.setUint32(0, 0x80448988 + (size + 11) * 2 ** 24); // the new size, and a duration of 8 bytes
  field.setFloat64(4, ms);
  return new Blob([made.slice(0, at), field, made.slice(at + 1)], { type: made.type });
}
