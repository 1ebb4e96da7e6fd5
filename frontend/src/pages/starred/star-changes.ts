import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { STARS_CHANGED } from './stars';

/** Renders an element again when units are starred or lose their stars. */
export class StarChanges implements ReactiveController {
  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener(STARS_CHANGED, this.changed);
  }

  hostDisconnected(): void {
    window.removeEventListener(STARS_CHANGED, this.changed);
  }

  private readonly changed = (): void => {
    this.host.requestUpdate();
  };
}
