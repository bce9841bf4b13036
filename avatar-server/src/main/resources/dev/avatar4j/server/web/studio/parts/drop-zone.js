// Files that are dropped anywhere on the page. Whoever can use a kind of file says so with onDrop().

import { chooseFile } from './files.js';
import { toast } from './toast.js';

const handlers = [];

/**
 * @param {{title: string, accepts?: (file: File) => boolean | Promise<boolean>,
 *   acceptsAll?: (files: File[]) => boolean, take: (files: File | File[]) => void | Promise<void>}} handler
 *   asked about one file, or about several together; those registered last are asked first
 */
export function onDrop(handler) {
  handlers.unshift(handler);
}

/** Hands files, dropped or chosen, to whoever can use them: all of them or none. */
export async function takeFiles(files) {
  const several = files.length > 1;
  const dropped = several ? files : files[0];
  for (const handler of files.length && !document.querySelector('dialog[open]') ? handlers : []) {
    if (await (several ? handler.acceptsAll : handler.accepts)?.(dropped)) {
      await handler.take(dropped);
      return;
    }
  }
  if (files.length) {
    toast('error', several ? 'These files are of no use together' : `“${dropped.name}” is of no use here`,
      `Nothing has changed. What can be dropped: ${handlers.map(({ title }) => title).join(', ')}.`);
  }
}

/** Asks for files that could be dropped as well. */
export const askForFiles = () => chooseFile('image/*,.zip,.json', takeFiles, true);

const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');

/** Listens on the whole page; `show` is told whether files hover over it. */
export function watchDrops(show) {
  let depth = 0;
  const on = (type, act) => window.addEventListener(type, (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      act(event);
      show(depth > 0);
    }
  });
  on('dragenter', () => { depth++; });
  on('dragover', (event) => { event.dataTransfer.dropEffect = 'copy'; });
  on('dragleave', () => { depth = Math.max(0, depth - 1); });
  on('drop', (event) => {
    depth = 0;
    takeFiles([...event.dataTransfer.files]);
  });
}
