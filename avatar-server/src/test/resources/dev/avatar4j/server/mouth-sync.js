// Run by MouthSyncInBrowserTest: has the avatar speak in this page and notes, on the clock of
// performance.now(), when each frame is drawn and on the screen, how open the mouth in its pixels is,
// and when the sound of the clip begins and where it is loud.
const [text, format, done] = arguments;

const TAP = `registerProcessor('edges', class extends AudioWorkletProcessor {
  loud = -1;
  quietAfter = 0.03 * sampleRate;
  process([[samples]]) {
    for (let i = 0; samples && i < samples.length; i++) {
      const now = currentFrame + i;
      if (Math.abs(samples[i]) > 0.02) {
        if (this.loud < 0) {
          this.port.postMessage({ on: true, at: now / sampleRate });
        }
        this.loud = now;
      } else if (this.loud >= 0 && now - this.loud > this.quietAfter) {
        this.port.postMessage({ on: false, at: (this.loud + 1) / sampleRate });
        this.loud = -1;
      }
    }
    return true;
  }
});`;

const record = async () => {
  const { AvatarClient } = await import('/avatar-client.js');
  const canvas = document.createElement('canvas');
  document.body.replaceChildren(canvas);
  const avatar = new AvatarClient({ canvas, format, sound: true });
  const frames = [];
  const edges = [];
  await avatar.connect();
  await avatar.resumeAudio();
  const { sound } = avatar;
  const { context } = sound;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([TAP], { type: 'text/javascript' })));
  const tap = new AudioWorkletNode(context, 'edges', { numberOfOutputs: 0 });
  tap.port.onmessage = ({ data }) => edges.push({ ...data, heard: sound.heardAt(data.at) });
  const make = context.createBufferSource.bind(context);
  context.createBufferSource = () => {
    const source = make();
    source.connect(tap);
    return source;
  };
  const pixels = canvas.getContext('2d');
  avatar.addEventListener('frame', ({ detail }) => {
    const drawn = performance.now();
    const mouth = pixels.getImageData(226, 150, 60, 34).data;
    let dark = 0;
    for (let i = 0; i < mouth.length; i += 4) {
      dark += 255 - mouth[i + 1];
    }
    const { playing } = sound;
    const frame = { time: detail.time, drawn, dark };
    if (playing?.source) {
      frame.heard = sound.heardAt(playing.at);
    }
    frames.push(frame);
    // the first refresh after the drawing takes it over, the second shows it
    requestAnimationFrame(() => requestAnimationFrame((seen) => {
      frame.seen = seen;
    }));
  });
  const ended = new Promise((resolve) => {
    avatar.addEventListener('speech-ended', ({ detail }) => resolve(detail));
  });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await avatar.speak(text);
  const end = await ended;
  await new Promise((resolve) => setTimeout(resolve, 300));
  avatar.close();
  await context.close();
  return { end, frames, edges };
};

record().then((it) => done(JSON.stringify(it)), (error) => done(JSON.stringify({ error: String(error.stack) })));
