import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { portraitsOf } from './api';
import type { ModelPortraits } from './api-types';

/** A network of a server, `''` for the server of the page. */
export interface NetworkAddress {
  readonly server: string;
  readonly model: string;
}

/** Returns the address of a network of the page's server, once it is known. */
export function networkHere(model: { readonly id: string } | undefined): NetworkAddress | undefined {
  return model && { server: '', model: model.id };
}

/** What is loaded or was loaded, by the address of the network. */
const known = new Map<string, Promise<ModelPortraits | undefined>>();

/** Returns the portraits of a network, which are loaded once; `undefined` if they cannot be loaded. */
function load({ server, model }: NetworkAddress): Promise<ModelPortraits | undefined> {
  const key = `${server} ${model}`;
  const portraits = known.get(key) ?? portraitsOf(server, model).catch(() => undefined);
  known.set(key, portraits);
  return portraits;
}

/** The portraits of the network that an element shows. They are loaded when the network changes. */
export class LoadedPortraits implements ReactiveController {
  /** The portraits; `undefined` while they are loaded, and if they cannot be loaded. */
  current: ModelPortraits | undefined;
  private loaded: string | undefined;

  /** @param chosen returns the network, once it is known */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly chosen: () => NetworkAddress | undefined,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const chosen = this.chosen();
    const name = chosen === undefined ? undefined : `${chosen.server} ${chosen.model}`;
    if (name !== this.loaded) {
      this.loaded = name;
      this.current = undefined;
      if (chosen !== undefined) {
        void this.show(chosen, name);
      }
    }
  }

  /** Without portraits units are shown by their names alone. */
  private async show(chosen: NetworkAddress, name: string | undefined): Promise<void> {
    const portraits = await load(chosen);
    if (portraits !== undefined && this.loaded === name) {
      this.current = portraits;
      this.host.requestUpdate();
    }
  }
}
