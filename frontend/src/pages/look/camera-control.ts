import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { styles } from '../../lib/style';
import sheet from './camera-control.css?inline';
import type { CameraState } from './live-camera';

/**
 * The buttons and the state of a live camera. Fires `camera-start` (also to continue after a freeze), `camera-freeze`
 * and `camera-stop`.
 */
@customElement('camera-control')
export class CameraControl extends LitElement {
  static override styles = styles(sheet);

  @property({ attribute: false }) state: CameraState = { name: 'off' };

  override render(): TemplateResult {
    const { state } = this;
    return html`
      <div class="buttons">
        ${state.name === 'off' || state.name === 'trouble' ? this.button('camera-start', 'Use the camera') : nothing}
        ${state.name === 'asking' ? this.button('camera-stop', 'Never mind') : nothing}
        ${state.name === 'live' ? this.button('camera-freeze', 'Freeze') : nothing}
        ${state.name === 'frozen' ? this.button('camera-start', 'Go on') : nothing}
        ${state.name === 'live' || state.name === 'frozen' ? this.button('camera-stop', 'Stop the camera') : nothing}
        ${state.name === 'live' ? html`<span class="rate">${rateText(state.rate)}</span>` : nothing}
      </div>
      <p class=${state.name === 'trouble' ? 'trouble' : ''} aria-live="polite">${stateText(state)}</p>
    `;
  }

  private button(event: string, text: string): TemplateResult {
    return html`<button type="button" @click=${() => this.dispatchEvent(new CustomEvent(event))}>${text}</button>`;
  }
}

function rateText(rate: number): string {
  return rate === 0 ? '' : `${rate.toFixed(rate < 9.95 ? 1 : 0)} frames/s`;
}

function stateText(state: CameraState): string {
  switch (state.name) {
    case 'off':
      return '';
    case 'asking':
      return 'The browser asks whether this page may use the camera.';
    case 'live':
      return 'Live. Pictures go to this server and are not kept. Press on a neuron to freeze and see what it responds to.';
    case 'frozen':
      return 'Frozen. The camera is still yours to go on with.';
    case 'trouble':
      return state.message;
  }
}
