import { countText } from '../../lib/numbers';
import type { LayerStatistics } from '../../activation/layer-activation';

/** The most channels that the sentence names. */
const MOST_NAMED = 8;

/** Returns a sentence about the channels whose activations are not finite. */
export function notFiniteText({ channels, notFinite }: Pick<LayerStatistics, 'channels' | 'notFinite'>): string {
  if (notFinite.length === channels) {
    return 'This layer gives activations that are not finite numbers for this photograph, so it has no maps.';
  }
  const named = notFinite.slice(0, MOST_NAMED).join(', ') + (notFinite.length > MOST_NAMED ? ', …' : '');
  return `${countText(notFinite.length, 'channel')} of ${channels} (${named}) with activations that are not finite numbers: black.`;
}
