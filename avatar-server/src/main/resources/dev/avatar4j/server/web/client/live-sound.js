// Part of avatar-client.js: sound that is sent as it plays, for the mouth to follow.

/** Runs beside the page: all channels mixed to 16 bits, in blocks of 20 ms. */
const TAP_PROCESSOR = `registerProcessor('avatar4j-tap', class extends AudioWorkletProcessor {
  constructor() {
    super();
    this.block = new Int16Array(Math.round(sampleRate / 50));
    this.length = 0;
  }
  process([channels]) {
    for (let i = 0; channels.length > 0 && i < channels[0].length; i++) {
      let sum = 0;
      for (const channel of channels) {
        sum += channel[i];
      }
      const sample = (sum / channels.length) * 32768;
      this.block[this.length++] = Math.max(-32768, Math.min(32767, sample));
      if (this.length === this.block.length) {
        this.port.postMessage(this.block);
        this.length = 0;
      }
    }
    return true;
  }
});`;

/** A node that passes on what flows into it, as blocks of 16-bit samples. */
async function soundTap(context, onBlock) {
  if (context.audioWorklet) {
    const module = URL.createObjectURL(new Blob([TAP_PROCESSOR], { type: 'text/javascript' }));
    try {
      await context.audioWorklet.addModule(module);
    } finally {
      URL.revokeObjectURL(module);
    }
    const tap = new AudioWorkletNode(context, 'avatar4j-tap', { numberOfOutputs: 0 });
    tap.port.onmessage = ({ data }) => onBlock(data);
    return tap;
  }
  // pages that are not secure have no worklets
  const tap = context.createScriptProcessor(1024, 1, 1);
  tap.onaudioprocess = ({ inputBuffer }) => {
    const samples = inputBuffer.getChannelData(0);
    onBlock(Int16Array.from(samples, (x) => Math.max(-32768, Math.min(32767, x * 32768))));
  };
  tap.connect(context.destination); // silent, but only what leads somewhere runs
  return tap;
}

export class LiveSound {
  #connection;
  #current = null;

  constructor(connection) {
    this.#connection = connection;
  }

  async start(source, delay) {
    const own = source instanceof MediaStream;
    const context = own ? new AudioContext() : source.context;
    const rate = Math.round(context.sampleRate);
    const announce = () =>
      this.#connection.request('lipsync_sound', { rate, format: 's16le', delay });
    const node = own ? context.createMediaStreamSource(source) : source;
    const release = () => (own ? context.close() : undefined);
    let tap;
    try {
      tap = await soundTap(context, (block) => this.#current && this.#connection.offer(block));
      await this.end();
      await announce();
    } catch (error) {
      await release();
      throw error;
    }
    node.connect(tap);
    const detach = () => {
      node.disconnect(tap);
      tap.disconnect();
      return release();
    };
    const sound = { announce, detach };
    this.#current = sound;
    return () => (this.#current === sound ? this.end() : Promise.resolve());
  }

  /** Tells a new connection about the sound that goes on. */
  async announce() {
    await this.#current?.announce();
  }

  async end() {
    if (await this.detach()) {
      await this.#connection.request('lipsync_sound_end');
    }
  }

  /** Sends no more, and tells whether the server has to hear of that. */
  async detach() {
    const sound = this.#current;
    this.#current = null;
    await sound?.detach();
    return Boolean(sound) && this.#connection.greeted;
  }
}
