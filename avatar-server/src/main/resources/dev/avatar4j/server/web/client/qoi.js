// Part of avatar-client.js.

/**
 * Decodes a QOI picture (https://qoiformat.org, version 1.0).
 * @param {Uint8Array} bytes the file
 * @returns {ImageData} its pixels, alpha not premultiplied
 */
export function decodeQoi(bytes) {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 22 || head.getUint32(0) !== 0x716f6966) {
    throw new TypeError('This is no QOI picture.');
  }
  const image = new ImageData(head.getUint32(4), head.getUint32(8));
  const out = image.data;
  const seen = new Uint8Array(256);
  const end = bytes.length - 8;
  let [r, g, b, a, run, at] = [0, 0, 0, 255, 0, 14];
  for (let i = 0; i < out.length; i += 4) {
    if (run > 0) {
      run--;
    } else if (at < end) {
      const tag = bytes[at++];
      if (tag >= 0xfe) {
        r = bytes[at++];
        g = bytes[at++];
        b = bytes[at++];
        a = tag === 0xff ? bytes[at++] : a;
      } else if (tag < 0x40) {
        const slot = tag * 4;
        r = seen[slot];
        g = seen[slot + 1];
        b = seen[slot + 2];
        a = seen[slot + 3];
      } else if (tag < 0x80) {
        r = (r + ((tag >> 4) & 3) - 2) & 255;
        g = (g + ((tag >> 2) & 3) - 2) & 255;
        b = (b + (tag & 3) - 2) & 255;
      } else if (tag < 0xc0) {
        const green = (tag & 63) - 32;
        const rest = bytes[at++];
        r = (r + green + (rest >> 4) - 8) & 255;
        g = (g + green) & 255;
        b = (b + green + (rest & 15) - 8) & 255;
      } else {
        run = tag & 63;
      }
      const slot = ((r * 3 + g * 5 + b * 7 + a * 11) & 63) * 4;
      seen[slot] = r;
      seen[slot + 1] = g;
      seen[slot + 2] = b;
      seen[slot + 3] = a;
    }
    out[i] = r;
    out[i + 1] = g;
    out[i + 2] = b;
    out[i + 3] = a;
  }
  return image;
}
