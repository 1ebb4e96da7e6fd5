import type { LitElement, ReactiveController } from 'lit';
import { isDarkBehind } from '../lib/background';
import { onThemeChange, themeChanged } from '../lib/theme-changes';

/** An element whose theme its author can choose. */
export interface Themed {
  readonly theme: string | undefined;
}

/** Gives an element the colours, light or dark, of the page behind it, unless its author has chosen a theme. */
export class BackgroundTheme implements ReactiveController {
  private stopFollowing: (() => void) | undefined;
  private chosen: string | undefined;

  constructor(private readonly host: LitElement & Themed) {
    host.addController(this);
  }

  hostConnected(): void {
    this.stopFollowing = onThemeChange(() => this.read());
    this.read();
  }

  hostDisconnected(): void {
    this.stopFollowing?.();
  }

  hostUpdated(): void {
    if (this.host.theme !== this.chosen) {
      this.chosen = this.host.theme;
      // what is drawn within the host needs its new colours, too
      themeChanged();
    }
  }

  private read(): void {
    const { style } = this.host;
    if (this.host.theme === 'light' || this.host.theme === 'dark') {
      style.removeProperty('color-scheme');
    } else {
      style.setProperty('color-scheme', isDarkBehind(this.host) ? 'dark' : 'light');
    }
  }
}
