// Draws frames on the canvas and measures how many new ones come.

const WINDOW_MS = 2000;

export class Stage {
  #canvas;
  #context;
  #waiting = null;
  #drawing = false;
  #times = [];
  #onDrawn;

  /** onDrawn gets the time that the frame was drawn for. */
  constructor(canvas, onDrawn) {
    this.#onDrawn = onDrawn;
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
  }

  static supported() {
    return 'createImageBitmap' in window && 'ReadableStream' in window && 'body' in Response.prototype;
  }

  /** Shows a frame; if the last one is still being decoded, only the newest waits. */
  show(frame) {
    if (frame.sequence === Number(this.#canvas.dataset.sequence)) {
      return;
    }
    this.#waiting = frame;
    if (!this.#drawing) {
      this.#drawAll();
    }
  }

  async #drawAll() {
    this.#drawing = true;
    while (this.#waiting) {
      const frame = this.#waiting;
      this.#waiting = null;
      try {
        this.#draw(await createImageBitmap(new Blob([frame.bytes], { type: frame.type })));
        this.#canvas.dataset.sequence = frame.sequence;
        this.#times.push(performance.now());
        this.#onDrawn(frame.time);
      } catch (error) {
        console.warn('A frame could not be decoded.', error);
      }
    }
    this.#drawing = false;
  }

  #draw(bitmap) {
    const { width, height } = bitmap;
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
    }
    this.#context.clearRect(0, 0, width, height);
    this.#context.drawImage(bitmap, 0, 0);
    bitmap.close();
  }

  /** New frames per second over the last two seconds. */
  framesPerSecond() {
    const since = performance.now() - WINDOW_MS;
    this.#times = this.#times.filter((time) => time > since);
    if (this.#times.length < 2) {
      return 0;
    }
    const span = this.#times.at(-1) - this.#times[0];
    return (1000 * (this.#times.length - 1)) / span;
  }
}

/** For browsers that cannot read a stream: the browser's own player, without a frame counter. */
export function showAsImage(canvas, url) {
  const image = document.createElement('img');
  image.id = canvas.id;
  image.alt = 'The avatar';
  image.src = url;
  canvas.replaceWith(image);
}
