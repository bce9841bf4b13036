// Files that are dropped anywhere on the page. Whoever can use a kind of file says so with onDrop().

import { toast } from './toast.js';

const handlers = [];

/**
 * @param {{title: string, accepts: (file: File) => boolean | Promise<boolean>,
 *   take: (file: File) => void | Promise<void>}} handler those registered last are asked first
 */
export function onDrop(handler) {
  handlers.unshift(handler);
}

/** Hands files, dropped or chosen, to whoever can use them. */
export async function takeFiles(files) {
  for (const file of files) {
    let taker;
    for (const handler of handlers) {
      taker ??= (await handler.accepts(file)) ? handler : undefined;
    }
    if (taker) {
      await taker.take(file);
    } else {
      toast('error', `“${file.name}” is of no use here`,
        `What can be dropped: ${handlers.map(({ title }) => title).join(', ')}.`);
    }
  }
}

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
