// Runs before the page is painted, so that a dark page does not flash white.
(() => {
  const root = document.documentElement;
  // Paper is white, whatever the screen is.
  let onScreen = null;
  addEventListener('beforeprint', () => {
    onScreen = root.getAttribute('data-bs-theme');
    root.setAttribute('data-bs-theme', 'light');
  });
  addEventListener('afterprint', () => {
    if (onScreen) root.setAttribute('data-bs-theme', onScreen);
  });
  if (root.dataset.theme !== 'auto') return;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => root.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
  apply();
  dark.addEventListener('change', apply);
})();
