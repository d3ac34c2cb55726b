// Figures and their places: what the pointer or the keyboard is on is marked in the original beside it; arrow keys walk from figure to figure.
// Without scripts each figure is a link that does the same.
(() => {
  const frame = document.querySelector('iframe[name="nb-original"]');
  const place = document.querySelector('[data-place]');
  const links = [...document.querySelectorAll('.nb-form .nb-cell-to')];
  if (!frame || links.length === 0) return;
  let shown = null;
  let waiting = 0;

  const show = (link) => {
    const cell = link.closest('[data-field]');
    if (!cell || cell === shown) return;
    shown?.classList.remove('is-shown');
    shown = cell;
    cell.classList.add('is-shown');
    if (place) {
      place.hidden = false;
      place.firstElementChild.textContent = cell.title.split('\n').join(' · ');
      const correct = place.querySelector('[data-correct]');
      if (correct) correct.href = `${correct.pathname}?correct=${cell.dataset.field}#correct`;
    }
    frame.contentWindow?.location.replace(link.href);
  };
  const soon = (link, ms) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => show(link), ms);
  };

  for (const link of links) {
    link.addEventListener('focus', () => soon(link, 0));
    link.closest('td').addEventListener('mouseenter', () => soon(link, 150));
    link.closest('td').addEventListener('mouseleave', () => clearTimeout(waiting));
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      shown = null;
      show(link);
      frame.scrollIntoView({ block: 'nearest' });
    });
  }

  // A finding names its cells: following one of them shows its place too.
  const named = () => {
    const link = document.getElementById(location.hash.slice(1))?.closest('td')?.querySelector('.nb-cell-to');
    if (link) soon(link, 0);
  };
  window.addEventListener('hashchange', named);
  named();

  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  document.addEventListener('keydown', (event) => {
    const step = steps[event.key];
    const at = links.indexOf(document.activeElement);
    if (!step || at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const from = links[at].getBoundingClientRect();
    const next = step[1] === 0 ? links[at + step[0]] : nearest(at, from, step[1]);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  function nearest(at, from, down) {
    let best = null;
    for (let i = at + down; i >= 0 && i < links.length; i += down) {
      const box = links[i].getBoundingClientRect();
      if (Math.abs(box.top - from.top) < 4) continue;
      const off = Math.abs(box.left + box.right - from.left - from.right);
      if (best && Math.abs(box.top - best.top) > 4) break;
      if (!best || off < best.off) best = { link: links[i], top: box.top, off };
    }
    return best?.link;
  }
})();
