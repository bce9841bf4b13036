// The field for what the avatar is to say, and the caption of what it says.

import { AvatarClient, AvatarError } from './avatar-client.js';
import { namedKey } from './key.js';
import { toast } from './toast.js';

const PLACEHOLDER = 'Hello, I am alive.';

export class SayBox {
  #client = new AvatarClient({ format: 'none', sound: true, key: namedKey() });
  #field;
  #stop;

  /** @param {HTMLFormElement} form the field and its buttons; @param {HTMLElement} caption */
  constructor(form, caption) {
    this.#field = form.querySelector('textarea');
    this.#stop = form.querySelector('[type=button]');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#say();
    });
    this.#field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey) {
        event.preventDefault();
        this.#say();
      }
    });
    this.#stop.addEventListener('click', () => this.#act(() => this.#client.stopSpeaking()));
    this.#client.addEventListener('caption', ({ detail }) => {
      caption.hidden = detail === null;
      caption.textContent = detail?.text ?? '';
    });
    this.#client.addEventListener('speech-started', () => this.#speaking(true));
    this.#client.addEventListener('speech-ended', ({ detail }) => {
      this.#speaking(false);
      if (detail.end === 'failed') {
        toast('error', 'It could not be said', detail.message);
      }
    });
    this.#client.addEventListener('soundblocked', () =>
      toast('note', 'No sound yet', 'Click anywhere in the page to hear what is said.'));
    document.addEventListener('click', () => this.#client.resumeAudio(), { once: true });
    this.#client.connect().catch(() => {}); // the feed says when there is no server
  }

  /** A frame has come to the screen that was drawn for that time. */
  frameShown(time) {
    this.#client.frameShown(time);
  }

  #speaking(on) {
    this.#stop.disabled = !on;
  }

  #say() {
    this.#client.resumeAudio();
    this.#act(() => this.#client.speak(this.#field.value.trim() || PLACEHOLDER, { emotion: 'auto' }));
  }

  async #act(request) {
    try {
      await request();
    } catch (error) {
      toast('error', 'That did not work', error instanceof AvatarError ? error.message : '');
    }
  }
}
