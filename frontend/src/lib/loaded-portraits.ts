import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { api } from './api';
import type { ModelPortraits, ModelSummary } from './api-types';

/** The portraits of the network that an element shows. They are loaded when the network changes. */
export class LoadedPortraits implements ReactiveController {
  /** The portraits; `undefined` while they are loaded, and for a network that has none. */
  current: ModelPortraits | undefined;
  private loaded: string | undefined;

  /** @param chosen returns the network, once it is known */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly chosen: () => ModelSummary | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const model = this.chosen();
    if (model?.id !== this.loaded) {
      this.loaded = model?.id;
      this.current = undefined;
      void this.load(model);
    }
  }

  /** Loads the portraits of a network. Without them units are shown by their names alone. */
  private async load(model: ModelSummary | undefined): Promise<void> {
    const portraits = model && (await api.portraits(model).catch(() => undefined));
    if (portraits !== undefined && this.loaded === model?.id) {
      this.current = portraits;
      this.host.requestUpdate();
    }
  }
}
