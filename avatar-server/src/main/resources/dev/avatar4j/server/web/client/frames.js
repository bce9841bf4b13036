// Part of avatar-client.js: binary messages, and how they come to the canvas.

import { decodeQoi } from './qoi.js';

/** Formats of frames and their numbers in the messages. */
export const FORMATS = { png: 1, qoi: 2 };

/**
 * @typedef {object} Frame
 * @property {'png'|'qoi'} format
 * @property {number} sequence number of the frame; grows, with gaps
 * @property {number} time when it was drawn for, in milliseconds from an arbitrary origin
 * @property {number} width
 * @property {number} height
 * @property {number} fullWidth width of the whole picture, of which the frame may be a part
 * @property {number} fullHeight
 * @property {{left: number, top: number, right: number, bottom: number}} crop the part, 0..1
 * @property {Uint8Array} bytes the encoded picture
 */

/**
 * Takes a binary message apart.
 * @param {ArrayBuffer} buffer the message
 * @returns {Frame}
 */
export function readFrame(buffer) {
  const view = new DataView(buffer);
  if (buffer.byteLength < 56 || view.getUint32(0) !== 0x4156344a || view.getUint8(4) !== 1) {
    throw new TypeError('This is no frame of avatar4j.');
  }
  return {
    format: Object.keys(FORMATS).find((name) => FORMATS[name] === view.getUint8(5)),
    sequence: Number(view.getBigUint64(8)),
    time: view.getFloat64(16),
    width: view.getUint32(24),
    height: view.getUint32(28),
    fullWidth: view.getUint32(32),
    fullHeight: view.getUint32(36),
    crop: {
      left: view.getFloat32(40),
      top: view.getFloat32(44),
      right: view.getFloat32(48),
      bottom: view.getFloat32(52),
    },
    bytes: new Uint8Array(buffer, view.getUint16(6)),
  };
}

/** Draws frames at their place in the whole picture; of those that wait, only the newest. */
export class Painter {
  #canvas;
  #context;
  #onDrawn;
  #waiting = null;
  #busy = false;

  constructor(canvas, onDrawn) {
    this.#canvas = canvas;
    this.#context = canvas?.getContext('2d');
    this.#onDrawn = onDrawn;
  }

  show(buffer) {
    this.#waiting = buffer;
    if (!this.#busy) {
      this.#work();
    }
  }

  async #work() {
    this.#busy = true;
    while (this.#waiting) {
      const buffer = this.#waiting;
      this.#waiting = null;
      try {
        const frame = readFrame(buffer);
        if (this.#canvas) {
          await this.#draw(frame);
        }
        this.#onDrawn(frame);
      } catch (error) {
        console.warn('A frame could not be shown.', error);
      }
    }
    this.#busy = false;
  }

  async #draw(frame) {
    const qoi = frame.format === 'qoi';
    const picture = qoi
      ? decodeQoi(frame.bytes)
      : await createImageBitmap(new Blob([frame.bytes], { type: 'image/png' }));
    const { fullWidth, fullHeight, crop } = frame;
    if (this.#canvas.width !== fullWidth || this.#canvas.height !== fullHeight) {
      this.#canvas.width = fullWidth;
      this.#canvas.height = fullHeight;
    }
    const left = Math.floor(crop.left * fullWidth);
    const top = Math.floor(crop.top * fullHeight);
    this.#context.clearRect(0, 0, fullWidth, fullHeight);
    if (qoi) {
      this.#context.putImageData(picture, left, top);
    } else {
      this.#context.drawImage(picture, left, top);
      picture.close();
    }
  }
}
