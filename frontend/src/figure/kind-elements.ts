import type { ReactiveControllerHost } from 'lit';
import type { FigureKind } from './figure-kind';

/** What has become of the element that a kind draws in. */
export type ElementState = 'loading' | 'loaded' | 'failed';

/** The elements that this page has asked for, by kind; each resolves to whether it could be loaded. */
const requests = new WeakMap<FigureKind, Promise<boolean>>();

/** Loads the elements of kinds for its host, and draws the host again when one has arrived. */
export class KindElements {
  private readonly states = new WeakMap<FigureKind, ElementState>();

  constructor(private readonly host: ReactiveControllerHost) {}

  /** Returns the state of a kind's element, and starts to load it if this host has not asked for it yet. */
  stateOf(kind: FigureKind): ElementState {
    if (kind.loadElement === undefined) {
      return 'loaded';
    }
    const known = this.states.get(kind);
    if (known === undefined) {
      this.states.set(kind, 'loading');
      void this.load(kind, kind.loadElement);
    }
    return known ?? 'loading';
  }

  private async load(kind: FigureKind, loadElement: () => Promise<unknown>): Promise<void> {
    const request =
      requests.get(kind) ??
      loadElement().then(
        () => true,
        (error: unknown) => {
          console.error(`The part of the page that draws figures of kind ${kind.name} was not loaded.`, error);
          return false;
        },
      );
    requests.set(kind, request);
    this.states.set(kind, (await request) ? 'loaded' : 'failed');
    this.host.requestUpdate();
  }
}
