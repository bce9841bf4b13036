/** Follows a pointer from where it went down; `move` is told how far it is, in pixels or in units of the SVG around. */
export function drag(event, move, end = () => {}) {
  const { currentTarget: target, pointerId, clientX, clientY } = event;
  const scale = 1 / (target.closest('svg')?.getScreenCTM().a ?? 1);
  target.setPointerCapture(pointerId);
  target.onpointermove = (to) => move((to.clientX - clientX) * scale, (to.clientY - clientY) * scale);
  target.onpointerup = target.onpointercancel = () => {
    target.onpointermove = target.onpointerup = target.onpointercancel = null;
    end();
  };
}
