import type { ModelPortraits } from '../lib/api-types';
import { unitTitle, wordOf } from '../lib/unit-words';
import { unitText } from '../lib/units';
import type { ActivationMaps } from './layer-activation';

/** A position in a channel's map. */
export interface MapPoint {
  readonly maps: ActivationMaps;
  readonly channel: number;
  readonly y: number;
  readonly x: number;
}

/** Returns the name of a channel, that of its class if it stands for one: `golden retriever (softmax:207)`. */
export function channelName({ layer }: ActivationMaps, channel: number): string {
  const unit = unitText({ layer: layer.name, channel });
  const label = layer.labels[channel];
  return label === undefined ? unit : `${label} (${unit})`;
}

/**
 * Returns the title of a channel: `golden retriever (softmax:207)` if it stands for a class, else that of its unit.
 *
 * @param portraits what is known of the network's units, if it is loaded
 */
export function channelTitle(maps: ActivationMaps, channel: number, portraits: ModelPortraits | undefined): string {
  const { layer } = maps;
  return layer.labels[channel] === undefined
    ? unitTitle(portraits, { layer: layer.name, channel })
    : channelName(maps, channel);
}

/** Returns the word for what the unit of a channel fires on; `undefined` if it has none, or stands for a class. */
export function channelWord(
  { layer }: ActivationMaps,
  channel: number,
  portraits: ModelPortraits | undefined,
): string | undefined {
  return layer.labels[channel] === undefined ? wordOf(portraits, { layer: layer.name, channel }) : undefined;
}

/** Returns the position where a channel is most active. */
export function peakOf(maps: ActivationMaps, channel: number): MapPoint {
  let best = { y: 0, x: 0 };
  for (let y = 0; y < maps.height; y++) {
    for (let x = 0; x < maps.width; x++) {
      if (maps.value(channel, y, x) > maps.value(channel, best.y, best.x)) {
        best = { y, x };
      }
    }
  }
  return { maps, channel, ...best };
}
