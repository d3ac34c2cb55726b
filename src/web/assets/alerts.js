// The inbox with the keyboard, and one box that chooses all. Without scripts the boxes and buttons work alone.
(() => {
  const form = document.querySelector('[data-inbox]');
  if (!form) return;
  const boxes = [...form.querySelectorAll('input[name="id"]')];
  const all = form.querySelector('[data-all]');
  if (all) {
    all.hidden = false;
    all.querySelector('input').addEventListener('change', (event) => {
      for (const box of boxes) box.checked = event.target.checked;
    });
  }
  let at = -1;
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || boxes.length === 0) return;
    const inField = event.target instanceof HTMLElement && event.target.matches('input:not([type="checkbox"]), textarea, select');
    if (inField) return;
    if (event.key === 'j' || event.key === 'k') {
      at = Math.min(boxes.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)));
      boxes[at].closest('tr').querySelector('a').focus();
    } else if (event.key === 'x' && at >= 0) boxes[at].checked = !boxes[at].checked;
  });
})();
