import { html, type TemplateResult } from 'lit';

/** Draws the button that plays and pauses. Its styles are in `play-controls.css`. */
export function playButton(isPlaying: boolean, press: () => void): TemplateResult {
  return html`<button type="button" class="play" aria-label=${isPlaying ? 'Pause' : 'Play'} @click=${press}>
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d=${isPlaying ? 'M4 3h3v10H4zM9 3h3v10H9z' : 'M4 2.5v11l9-5.5z'}></path>
    </svg>
  </button>`;
}
