/** Offers a text or a blob as a download. */
export function download(name, content, type = 'application/json') {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const isJson = ({ name }) => /\.json$/i.test(name);

/** Lets people choose a file, or several. */
export function chooseFile(accept, act, multiple = false) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.multiple = multiple;
  input.addEventListener('change', () => input.files[0] && act(multiple ? [...input.files] : input.files[0]));
  input.click();
}

/** Whether some pixel of a picture can be seen through. */
export async function isTransparent(file) {
  try {
    const picture = await createImageBitmap(file, { resizeWidth: 64, resizeHeight: 64 });
    const canvas = new OffscreenCanvas(64, 64);
    const context = canvas.getContext('2d');
    context.drawImage(picture, 0, 0);
    picture.close();
    return context.getImageData(0, 0, 64, 64).data.some((value, at) => at % 4 === 3 && value < 250);
  } catch {
    return false;
  }
}
