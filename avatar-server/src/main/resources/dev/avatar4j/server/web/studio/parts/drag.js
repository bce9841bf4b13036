/** Follows a pointer from where it went down; `move` is told how far it went, in units of an SVG. */
export function drag(event, move, end = () => {}) {
  event.preventDefault();
  const { target, pointerId, clientX, clientY } = event;
  const board = target.closest('svg');
  const scale = board.viewBox.baseVal.width / board.getBoundingClientRect().width;
  target.focus?.();
  target.setPointerCapture(pointerId);
  target.onpointermove = (to) => move((to.clientX - clientX) * scale, (to.clientY - clientY) * scale);
  target.onpointerup = target.onpointercancel = () => {
    target.onpointermove = target.onpointerup = target.onpointercancel = null;
    end();
  };
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** How far an arrow key moves something, ten times as far with Shift; null for other keys. */
export function stepOf(event, unit) {
  const way = WAYS[event.key];
  if (way) {
    event.preventDefault();
  }
  return way?.map((part) => part * unit * (event.shiftKey ? 10 : 1));
}
