// Runs before the first paint, so that the page never flashes in the other theme. No module: those
// run too late.
(() => {
  const KEY = 'avatar4j.theme';
  const dark = window.matchMedia('(prefers-color-scheme: dark)');

  function wanted() {
    try {
      return localStorage.getItem(KEY) ?? 'system';
    } catch {
      return 'system'; // private windows may refuse
    }
  }

  function apply() {
    const theme = wanted();
    document.documentElement.dataset.theme =
      theme === 'dark' || theme === 'light' ? theme : dark.matches ? 'dark' : 'light';
  }

  dark.addEventListener('change', apply);
  window.addEventListener('storage', (event) => event.key === KEY && apply());
  window.studioTheme = {
    wanted,
    set(theme) {
      try {
        localStorage.setItem(KEY, theme);
      } catch {
        // then it lasts as long as the page
      }
      document.documentElement.dataset.theme = theme;
      if (theme === 'system') {
        apply();
      }
    },
  };
  apply();
})();
