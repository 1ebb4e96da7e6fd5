import type { ClassScore, Milliseconds, ModelSummary, Problem, Sample } from '../../lib/api-types';
import { durationText } from '../../lib/numbers';
import type { CameraState } from './live-camera';
import type { LookSelection } from './look-selection';

/** What the look page does: it loads its choices, or runs a photograph or the camera's pictures, or says why not. */
export type LookPhase =
  | { readonly name: 'loading' | 'running' | 'offline' | 'camera' }
  | { readonly name: 'done'; readonly milliseconds: Milliseconds }
  | { readonly name: 'failed'; readonly problem: Problem };

/** Returns how many layers have arrived, as text; `''` if nothing is run. */
export function progressText(phase: LookPhase, { layers, arrived }: LookSelection, camera: CameraState): string {
  const count = layers[0]?.layer.layers;
  if (phase.name === 'running') {
    return count === undefined ? 'The photograph is on its way.' : `Layer ${arrived} of ${count} has arrived.`;
  }
  if (phase.name === 'camera') {
    return camera.name === 'live'
      ? 'The layers on the screen move with the picture.'
      : `All ${arrived} layers of the camera’s last picture.`;
  }
  const forward = phase.name === 'done' ? phase.milliseconds.forward : undefined;
  return forward === undefined
    ? ''
    : `All ${arrived} layers; the pass through the network took ${durationText(forward)}.`;
}

/** Returns why no classes are shown. */
export function noClassesText(
  phase: LookPhase,
  { classesFailure }: LookSelection,
  model: Pick<ModelSummary, 'classes'> | undefined,
): string {
  if (model?.classes === 0) {
    return 'This network has no classes.';
  }
  if (phase.name === 'running') {
    return 'They come last.';
  }
  return classesFailure ?? 'The classes could not be computed.';
}

/** Returns whether the most probable class names a sample rightly; nothing if nobody can say. */
export function verdictText(sample: Sample | undefined, [first]: readonly ClassScore[]): string {
  if (sample === undefined || sample.classes.length === 0 || first === undefined) {
    return '';
  }
  return sample.classes.includes(first.label) ? 'the first one is right' : 'the first one is wrong';
}
