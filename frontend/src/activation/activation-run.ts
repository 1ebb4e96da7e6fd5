import type {
  ActivationsDoneEvent,
  ClassesEvent,
  LayerActivation,
  Milliseconds,
  NetworkInput,
  Problem,
} from '../lib/api-types';
import { api, OfflineError, ProblemError, type Photograph } from '../lib/api';
import { readEventStream, type StreamEvent } from '../lib/event-stream';
import { ActivationMaps } from './layer-activation';

/** Receives the parts of the server's answer in this order: photograph, layers, classes, end. */
export interface ActivationListener {
  photograph(input: NetworkInput): void;
  layer(maps: ActivationMaps): void;
  classes(classes: ClassesEvent): void;
  done(milliseconds: Milliseconds): void;
}

/**
 * Passes a photograph through a network and resolves after the last part of the answer.
 *
 * @throws ProblemError if the server refuses or the pass fails
 * @throws OfflineError if the connection breaks off
 */
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
  const onEvent = ({ type, data }: StreamEvent): void => {
    switch (type) {
      case 'photograph':
        listener.photograph(JSON.parse(data) as NetworkInput);
        break;
      case 'layer':
        listener.layer(ActivationMaps.of(JSON.parse(data) as LayerActivation));
        break;
      case 'classes':
        listener.classes(JSON.parse(data) as ClassesEvent);
        break;
      case 'done':
        isDone = true;
        listener.done((JSON.parse(data) as ActivationsDoneEvent).milliseconds);
        break;
      case 'failed':
        throw new ProblemError(JSON.parse(data) as Problem);
    }
  };
  await readEventStream(response.body, onEvent);
  if (!isDone) {
    throw new OfflineError('The answer broke off.');
  }
}
