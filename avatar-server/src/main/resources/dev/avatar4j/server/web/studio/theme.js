// Runs before the first paint, so that the page never flashes in the other theme. No module: those
// run too late.
(() => {
  const KEY = 'avatar4j.theme';
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  let wanted = 'system';

  function apply() {
    const system = dark.matches ? 'dark' : 'light';
    document.documentElement.dataset.theme = ['dark', 'light'].includes(wanted) ? wanted : system;
  }

  function recall() {
    try {
      wanted = localStorage.getItem(KEY) ?? 'system';
    } catch {
      // private windows may refuse; what is chosen then lasts as long as the page
    }
    apply();
  }

  dark.addEventListener('change', apply);
  window.addEventListener('storage', (event) => event.key === KEY && recall());
  window.studioTheme = {
    wanted: () => wanted,
    set(theme) {
      wanted = theme;
      try {
        localStorage.setItem(KEY, theme);
      } catch {
        // as above
      }
      apply();
    },
  };
  recall();
})();
