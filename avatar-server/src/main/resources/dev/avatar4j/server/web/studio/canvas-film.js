// A film that the browser makes of one avatar on the stage, with its sound: WebM by MediaRecorder.

const mimeType = ['vp9', 'vp8'].map((codec) => `video/webm;codecs=${codec},opus`)
  .find((type) => window.MediaRecorder?.isTypeSupported(type));
const TICK_MS = 200;

/** Whether the browser can make such films. */
export const canFilm = Boolean(mimeType);

const paper = (width, height, alpha = true) => Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { alpha });
const happens = (target, name) => new Promise((resolve) => target.addEventListener(name, resolve, { once: true }));
export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms, true));

/** Tries out whether a film that is half clear comes back half clear. */
export async function filmsAlpha() {
  const context = paper(64, 64);
  const recorder = new MediaRecorder(context.canvas.captureStream(), { mimeType });
  const chunks = [];
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  const drawing = setInterval(() => {
    context.clearRect(0, 0, 64, 64);
    context.fillRect(0, 0, 32, 64);
  }, 20);
  recorder.start(TICK_MS);
  do {
    await happens(recorder, 'dataavailable');
  } while (!chunks.at(-1).size);
  recorder.stop();
  await happens(recorder, 'stop');
  clearInterval(drawing);
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(new Blob(chunks));
  await video.play();
  await Promise.race([happens(video, 'ended'), pause(3000)]);
  context.clearRect(0, 0, 64, 64);
  context.drawImage(video, 0, 0);
  URL.revokeObjectURL(video.src);
  const { data } = context.getImageData(0, 32, 64, 1);
  return data[16 * 4 + 3] > 200 && data[48 * 4 + 3] < 50;
}

/** What lies behind the avatars on the stage, as a picture. */
async function backdropOf(stage, { width, height }) {
  const own = stage.querySelector('img.backdrop');
  const style = getComputedStyle(stage);
  const image = new Image();
  image.src = own?.src ?? `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%"><div xmlns="http://www.w3.org/1999/xhtml" style="height:100%;background:${style.backgroundImage} 0 0/${style.backgroundSize} ${style.backgroundColor}"/></foreignObject></svg>`)}`;
  await image.decode();
  const scale = Math.max(width / image.width, height / image.height);
  const context = paper(width, height);
  context.filter = own ? getComputedStyle(own).filter : 'none';
  context.translate(width / 2, height / 2);
  context.scale(scale, scale);
  context.drawImage(image, -image.width / 2, -image.height / 2);
  return context.canvas;
}

/**
 * Records until `end` is aborted, for one of the reasons of the server or with a sentence.
 * @param {object} session whose avatar
 * @param {object} status `limit_seconds` and `limit_bytes`; what has come of it is noted here, as
 *   the server would
 * @param {AbortController} end
 * @param {Element} [stage] whose backdrop is seen; without one the film is transparent
 * @returns {Promise<Blob>} the film
 */
export async function film({ client, canvas }, status, end, stage) {
  const { width, height } = Object.assign(status, { width: canvas.width, height: canvas.height });
  const { signal } = end;
  const behind = stage && await backdropOf(stage, canvas);
  const context = paper(width, height, !behind);
  const draw = () => {
    context.clearRect(0, 0, width, height);
    behind && context.drawImage(behind, 0, 0);
    context.drawImage(canvas, 0, 0, width, height);
  };
  const stream = context.canvas.captureStream();
  const sound = await client.resumeAudio().catch(() => false) && client.sound;
  const ear = sound && sound.context.createMediaStreamDestination();
  ear && sound.output.connect(ear);
  ear?.stream.getTracks().forEach((track) => stream.addTrack(track));
  const recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond: 16 * width * height });
  const chunks = [];
  recorder.ondataavailable = ({ data }) => {
    chunks.push(data);
    status.bytes += data.size;
  };
  const started = performance.now();
  // also draws, so that an avatar that is paused stands still in the film
  const tick = setInterval(() => {
    draw();
    status.seconds = (performance.now() - started) / 1000;
    status.seconds >= status.limit_seconds && end.abort('length');
    status.bytes > status.limit_bytes && end.abort('size_limit');
  }, TICK_MS);
  client.addEventListener('frame', () => {
    draw();
    status.frames++;
  }, { signal });
  client.addEventListener('close', ({ detail }) => end.abort(detail.reason || 'The connection was lost.'), { signal });
  document.addEventListener('visibilitychange', () => end.abort('The page was hidden.'), { signal });
  recorder.onerror = ({ error }) => end.abort(error.message);
  draw();
  recorder.start(TICK_MS);
  const over = happens(recorder, 'stop');
  await (signal.aborted || happens(signal, 'abort'));
  clearInterval(tick);
  status.seconds = (performance.now() - started) / 1000;
  recorder.state === 'recording' && recorder.stop();
  await over;
  ear && sound.output.disconnect(ear);
  status.ended = signal.reason;
  return withLength(new Blob(chunks, { type: 'video/webm' }), 1000 * status.seconds);
}

/** Writes the length of a film into it, which recorders leave out: players then can seek. */
async function withLength(blob, ms) {
  const head = new Uint8Array(await blob.slice(0, 256).arrayBuffer());
  const at = 4 + head.findIndex((_, i) => [0x15, 0x49, 0xa9, 0x66].every((byte, k) => head[i + k] === byte));
  const size = head[at] & 127;
  if (at < 4 || head[at] < 128 || size > 100) {
    return blob; // not written as usual
  }
  const field = new DataView(new ArrayBuffer(12));
  field.setUint32(0, 0x80448988 + (size + 11 << 24)); // the new size, and a duration of 8 bytes
  field.setFloat64(4, ms);
  return new Blob([blob.slice(0, at), field, blob.slice(at + 1)], { type: blob.type });
}
