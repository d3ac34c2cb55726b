// The inbox with the keyboard, and one box that chooses all. Without scripts the boxes and buttons work alone.
(() => {
  const form = document.querySelector('[data-inbox]');
  if (!form) return;
  const boxes = [...form.querySelectorAll('input[name="id"]')];
  const all = form.querySelector('[data-all]');
  const help = form.querySelector('[data-keys]');
  if (all) {
    all.hidden = false;
    all.querySelector('input').addEventListener('change', (event) => {
      for (const box of boxes) box.checked = event.target.checked;
    });
  }
  let at = -1;
  const move = (step) => {
    at = Math.min(boxes.length - 1, Math.max(0, at + step));
    boxes[at].closest('tr').querySelector('a').focus();
  };
  const acknowledge = () => {
    if (at >= 0 && !boxes.some((box) => box.checked)) boxes[at].checked = true;
    if (boxes.some((box) => box.checked)) form.requestSubmit(form.querySelector('button[type="submit"]:not([formaction])'));
  };
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      if (at >= 0) boxes[at].checked = !boxes[at].checked;
    },
    a: acknowledge,
    '?': () => {
      help.open = !help.open;
      if (help.open) help.scrollIntoView({ block: 'nearest' });
    },
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || boxes.length === 0) return;
    const inField = event.target instanceof HTMLElement && event.target.matches('input:not([type="checkbox"]), textarea, select');
    if (!inField && Object.hasOwn(keys, event.key)) keys[event.key]();
  });
})();
