import type {
  ActivationsDoneEvent,
  ClassScore,
  ClassesEvent,
  LayerActivation,
  Problem,
  SeenPhotograph,
} from '../lib/api-types';
import { api, OfflineError, ProblemError, type Photograph } from '../lib/api';
import { readEventStream, type StreamEvent } from '../lib/event-stream';
import { ActivationMaps } from './layer-activation';

/** What a photograph's way through a network tells, in this order. */
export interface ActivationListener {
  photograph(seen: SeenPhotograph): void;
  layer(maps: ActivationMaps): void;
  classes(top: readonly ClassScore[]): void;
  done(milliseconds: Readonly<Record<string, number>>): void;
}

/** Passes a photograph through a network; ends when all is told, and throws if it could not be. */
export async function runActivations(
  model: string,
  photograph: Photograph,
  listener: ActivationListener,
  signal: AbortSignal,
): Promise<void> {
  const response = await api.activations(model, photograph, signal);
  if (response.body === null) {
    throw new OfflineError('The answer has no body.');
  }
  let isDone = false;
  const heard = ({ type, data }: StreamEvent): void => {
    switch (type) {
      case 'photograph':
        listener.photograph(JSON.parse(data) as SeenPhotograph);
        break;
      case 'layer':
        listener.layer(ActivationMaps.of(JSON.parse(data) as LayerActivation));
        break;
      case 'classes':
        listener.classes((JSON.parse(data) as ClassesEvent).top);
        break;
      case 'done':
        isDone = true;
        listener.done((JSON.parse(data) as ActivationsDoneEvent).milliseconds);
        break;
      case 'failed':
        throw new ProblemError(JSON.parse(data) as Problem);
    }
  };
  await readEventStream(response.body, heard);
  if (!isDone) {
    throw new OfflineError('The answer broke off.');
  }
}
