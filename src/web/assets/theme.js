// Runs before the page is painted, so that a dark page does not flash white.
(() => {
  const root = document.documentElement;
  if (root.dataset.theme !== 'auto') return;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => root.setAttribute('data-bs-theme', dark.matches ? 'dark' : 'light');
  apply();
  dark.addEventListener('change', apply);
})();
