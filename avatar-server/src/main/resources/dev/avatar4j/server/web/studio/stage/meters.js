import { html } from 'lit';

const ms = (value) => `${(value ?? 0).toFixed(1)} ms`;

/** What arrives here, and what the server needs for it. */
export function meters(session) {
  const { frames = 0, bytes = 0, width, height } = session?.traffic ?? {};
  const statistics = session?.statistics ?? {};
  return html`<dl class="meters">
    <dt>Shown</dt><dd><b id="fps">${frames}</b> fps</dd>
    <dt class="more">Received</dt><dd class="more">${(bytes / 1024).toFixed(0)} KB/s</dd>
    <dt class="more">Frame</dt><dd class="more">${width} × ${height}, ${frames ? (bytes / frames / 1024).toFixed(0) : 0} KB</dd>
    <dt>Drawn</dt><dd>${ms(statistics.render_millis)}</dd>
    <dt>Filters</dt><dd>${ms(statistics.stage_millis)}</dd>
    <dt>Encoded</dt><dd>${ms(statistics.encode_millis)}</dd>
    <dt class="more">Server</dt><dd class="more">${(statistics.frames_per_second ?? 0).toFixed(1)} of ${statistics.target_frames_per_second ?? 0} fps${
      statistics.saturated ? ', saturated' : ''}</dd>
  </dl>`;
}
