// Another picture: by the file button, or dropped anywhere on the page.

export function setUpUpload({ input, veil }, onFile) {
  let depth = 0;

  const carriesFiles = (event) => event.dataTransfer?.types.includes('Files');
  const show = (visible) => {
    veil.hidden = !visible;
  };

  input.addEventListener('change', () => {
    if (input.files[0]) {
      onFile(input.files[0]);
    }
    input.value = ''; // so that the same file can be chosen again
  });
  window.addEventListener('dragenter', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      depth++;
      show(true);
    }
  });
  window.addEventListener('dragleave', () => {
    depth = Math.max(0, depth - 1);
    show(depth > 0);
  });
  window.addEventListener('dragover', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    }
  });
  window.addEventListener('drop', (event) => {
    if (carriesFiles(event)) {
      event.preventDefault();
      depth = 0;
      show(false);
      if (event.dataTransfer.files[0]) {
        onFile(event.dataTransfer.files[0]);
      }
    }
  });
}
