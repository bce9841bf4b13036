// Part of avatar-client.js: what can be asked of an avatar.

/** Each returns a promise, rejected with an AvatarError if the request was refused. */
export class Commands extends EventTarget {
  /** Shows an emotion, of an intensity of 0..1. */
  setEmotion(emotion, intensity = 1) {
    return this.request('emotion', { emotion, intensity });
  }

  /** Shows several emotions at once: an object of names and weights. */
  setEmotionMix(mix) {
    return this.request('emotion', { mix });
  }

  /** Shows the emotion of a text. */
  setEmotionOf(text) {
    return this.request('emotion', { emotion: 'auto', text });
  }

  /** Begins or ends talking. */
  setTalking(on) {
    return this.request('talking', { on });
  }

  /** Looks at `[x, y]` in -1..1, `'away'`, or with null wherever the emotion has it look. */
  lookAt(gaze) {
    return this.request('gaze', { gaze });
  }

  /** Plays an effect once. */
  playEffect(effect) {
    return this.request('effects', { effect });
  }

  /** Has data run over the irises, or stops that. */
  setDataEyes(on) {
    return this.request('data_eyes', { on });
  }

  /** Replaces all overrides; `timing` is `{fade, expiry}` in seconds. */
  setOverrides(set, timing = {}) {
    return this.request('overrides', { ...timing, set });
  }

  /** Adds overrides. */
  modifyOverrides(modify, timing = {}) {
    return this.request('overrides', { ...timing, modify });
  }

  /** Ends the overrides with these keys. */
  unsetOverrides(unset, timing = {}) {
    return this.request('overrides', { ...timing, unset });
  }

  /** Pauses drawing, for all viewers, or goes on. */
  setPaused(on) {
    return this.request('paused', { on });
  }

  /** Changes some settings. */
  patchSettings(settings) {
    return this.request('settings', { settings });
  }

  /** Counts as activity, and as such for some seconds more. */
  ping(seconds = 0) {
    return this.request('ping', { seconds });
  }

  /** Says words without sound: texts or `{word, phonemes}`; `end` if none follow. */
  sayWords(words, end = false) {
    return this.request('lipsync_words', { words, end });
  }

  /**
   * Has the mouth follow times of speech: a list of words, or `{words}`, `{phones, set}`,
   * `{visemes}`; `start` in ms from now, or `'started'` for {@link reportStarted}.
   */
  async followTimes(timestamps, start = 0) {
    return (await this.request('lipsync', { timestamps, start })).lipsync;
  }

  /** Reports that what followTimes answered with `id` is heard, and how many ms of it were. */
  reportStarted(id, position = 0) {
    return this.request('lipsync_started', { id, position });
  }

  /** Ends whatever clients have the mouth follow. */
  stopLipsync() {
    return this.request('lipsync_stop');
  }

  /**
   * Has the avatar say a text.
   * @param {string} text what to say
   * @param {{voice?: string, speed?: number, emotion?: string, interrupt?: boolean}} [how]
   *   `emotion` is a name or `auto`; with `interrupt` it does not wait for what is being said
   * @returns {Promise<{speech: number, sentences: string[]}>}
   */
  async speak(text, how = {}) {
    return (await this.request('speak', { ...how, text })).speech;
  }

  /** Has the avatar fall silent and forget what it was to say. */
  stopSpeaking() {
    return this.request('stop_speaking');
  }

  /** Has the avatar say the last text once more. */
  async speakAgain() {
    return (await this.request('speak_again')).speech;
  }

  /** Asks for the state, with statistics. */
  async getState() {
    return (await this.request('state')).state;
  }
}
