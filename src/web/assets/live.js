// Live progress of a run: the server sends the same markup that the page was made of.
(() => {
  const place = document.querySelector('[data-live]');
  if (!place || typeof EventSource === 'undefined') return;
  const source = new EventSource(place.dataset.live);
  document.documentElement.classList.add('is-live');
  for (const part of ['progress', 'hosts'])
    source.addEventListener(part, (event) => {
      const shown = place.querySelector(`[data-part="${part}"]`);
      if (shown) shown.innerHTML = event.data;
    });
  source.addEventListener('done', () => {
    source.close();
    location.reload();
  });
})();
