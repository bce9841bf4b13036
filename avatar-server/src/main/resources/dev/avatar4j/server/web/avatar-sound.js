// Plays what an avatar says and tells the server how it goes, so that the mouth keeps to the sound.
// Used by avatar-client.js; see docs/websocket.md#speech.

const LEAD_S = 0.1; // from the decision to play until it is heard: frames are on their way for so long
const EARLY_S = 0.08; // before the end the next sentence is asked for, which leaves no gap
const REPORT_MS = 250;
const BLOCKED_MS = 300;
const STARTING = 200; // times 10 ms: a device may take so long until it plays
const KEPT = 8;
const FRAMES = 12;

const STALE_MS = 2000;

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** How long after its time a frame is seen, of the last frames. All times are milliseconds. */
class FrameDelay {
  #frames = [];

  /** A frame drawn for a time was first seen at a moment of performance.now(). */
  seen(time, moment) {
    this.#frames.push({ time, moment });
    if (this.#frames.length > FRAMES) {
      this.#frames.shift();
    }
  }

  /**
   * The time of the frame that is on the screen at a moment, if any is: on average, since a frame
   * stays until the next one comes and is half that old in the middle of it.
   */
  timeAt(moment, now = performance.now()) {
    const frames = this.#frames;
    if (frames.length < 2 || now - frames[frames.length - 1].moment > STALE_MS) {
      return null;
    }
    const delay = median(frames.map((frame) => frame.moment - frame.time));
    const stay = median(frames.slice(1).map(({ time }, i) => time - frames[i].time));
    return moment - delay - stay / 2;
  }
}

/** The sound of one avatar. */
export class SpeechSound {
  #load;
  #report;
  #onBlocked;
  #context = null;
  #output = null;
  #clips = new Map();
  #playing = null;
  #freeAt = 0;
  #delay = new FrameDelay();
  #onTheirWay = 0;

  /**
   * @param {object} options
   * @param {(path: string) => Promise<ArrayBuffer>} options.load fetches a sound
   * @param {(report: object) => void} options.report tells the server
   * @param {() => void} options.onBlocked the browser plays nothing before resume() is called on a
   *   click or key
   */
  constructor({ load, report, onBlocked }) {
    this.#load = load;
    this.#report = report;
    this.#onBlocked = onBlocked;
  }

  /** The clock of the sound, and where it comes from; for measurements. */
  get context() {
    this.#context ??= new AudioContext({ latencyHint: 'interactive' });
    return this.#context;
  }

  /** The node that all sound goes through, for those who record it. */
  get output() {
    if (!this.#output) {
      this.#output = this.context.createGain();
      this.#output.connect(this.context.destination);
    }
    return this.#output;
  }

  /** What is being heard: `{speech, sentence, at, duration}`, `at` on the clock of the context. */
  get playing() {
    return this.#playing;
  }

  /** A frame that was drawn for that time is on its way to the screen. */
  frameShown(time) {
    if (this.#onTheirWay >= FRAMES) {
      return; // nobody sees this page, and it is not refreshed
    }
    this.#onTheirWay++;
    const drawn = performance.now();
    // the first refresh takes the canvas over, with the second it is seen
    requestAnimationFrame(() => requestAnimationFrame((moment) => {
      this.#onTheirWay--;
      if (moment - drawn < STALE_MS) {
        this.#delay.seen(time, moment);
      }
    }));
  }

  /** Whether sound can be heard now; asks the browser for it. */
  async resume() {
    if (this.context.state !== 'running') {
      const patience = new Promise((resolve) => setTimeout(resolve, BLOCKED_MS));
      await Promise.race([this.context.resume().catch(() => {}), patience]);
    }
    for (let i = 0; i < STARTING && this.context.state === 'running' && this.#heard?.performanceTime === 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return this.context.state === 'running';
  }

  /** What comes out of the device, and when: at 0 as long as nothing does. Not all browsers tell. */
  get #heard() {
    return this.context.getOutputTimestamp?.();
  }

  /** Fetches a sentence before it is its turn. */
  prepare({ sound }) {
    this.#clip(sound).catch(() => {});
  }

  #clip(path) {
    let clip = this.#clips.get(path);
    if (!clip) {
      clip = this.#load(path).then((bytes) => this.context.decodeAudioData(bytes));
      this.#clips.set(path, clip);
      clip.catch(() => this.#clips.delete(path));
      if (this.#clips.size > KEPT) {
        this.#clips.delete(this.#clips.keys().next().value);
      }
    }
    return clip;
  }

  /** Plays a sentence, after what is still heard of the one before. */
  async play({ speech, sentence, sound }) {
    const turn = { speech, sentence, timers: [] };
    this.#end(this.#playing, false);
    this.#playing = turn;
    try {
      const clip = await this.#clip(sound);
      const running = await this.resume();
      if (this.#playing !== turn) {
        return;
      }
      if (!running) {
        this.#fail(turn);
        this.#onBlocked();
        return;
      }
      this.#start(turn, clip);
    } catch (error) {
      console.warn('A sentence could not be played.', error);
      if (this.#playing === turn) {
        this.#fail(turn);
      }
    }
  }

  #fail(turn) {
    this.#tell(turn, 'failed');
    this.#playing = null;
  }

  #start(turn, clip) {
    turn.source = this.context.createBufferSource();
    turn.source.buffer = clip;
    turn.source.connect(this.output);
    turn.at = Math.max(this.context.currentTime + LEAD_S, this.#freeAt);
    turn.duration = clip.duration;
    this.#freeAt = turn.at + clip.duration;
    turn.source.start(turn.at);
    this.#tell(turn, 'started', 0);
    turn.timers.push(setInterval(() => this.#follow(turn), REPORT_MS));
    this.#awaitEnd(turn);
    // timers of hidden pages are late, the end of a sound is not
    turn.source.onended = () => this.#ended(turn);
  }

  #follow(turn) {
    const position = this.context.currentTime - turn.at;
    if (position > 0 && position < turn.duration && this.context.state === 'running') {
      this.#tell(turn, 'position', position);
    }
  }

  /** Asks the clock of the sound again at the end: it may have stood still meanwhile. */
  #awaitEnd(turn) {
    const left = this.heardAt(turn.at + turn.duration - EARLY_S) - performance.now();
    if (left > 0) {
      turn.timers.push(setTimeout(() => this.#awaitEnd(turn), left));
    } else {
      this.#ended(turn);
    }
  }

  #ended(turn) {
    if (!turn.over) {
      this.#end(turn, false);
      this.#tell(turn, 'ended', turn.duration);
      this.#playing = this.#playing === turn ? null : this.#playing;
    }
  }

  /** Falls silent, whatever is played, or only if it is that sentence. */
  stop(message) {
    const turn = this.#playing;
    if (turn && (!message || (turn.speech === message.speech && turn.sentence === message.sentence))) {
      this.#end(turn, true);
      this.#playing = null;
    }
  }

  #end(turn, silence) {
    if (!turn) {
      return;
    }
    turn.over = true;
    turn.timers.forEach((timer) => clearInterval(timer));
    if (silence) {
      turn.source?.stop();
      this.#freeAt = 0;
    }
  }

  /** When a time of the context is heard, on the clock of performance.now(). */
  heardAt(time) {
    const { contextTime, performanceTime } = this.#heard ?? {};
    if (performanceTime > 0) {
      return performanceTime + 1000 * (time - contextTime);
    }
    const latency = this.context.outputLatency || this.context.baseLatency || 0;
    return performance.now() + 1000 * (time - this.context.currentTime + latency);
  }

  #tell({ speech, sentence, at }, event, position = 0) {
    const report = { speech, sentence, event, position };
    if (at !== undefined) {
      const moment = this.heardAt(at + position);
      const frameTime = this.#delay.timeAt(moment);
      if (frameTime === null) {
        report.ago = (performance.now() - moment) / 1000;
      } else {
        report.frame_time = frameTime;
      }
    }
    this.#report(report);
  }
}
