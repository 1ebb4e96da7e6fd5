import type { NetworkInput } from '../../lib/api-types';

/**
 * Returns what a position of a layer sees of the network's input.
 *
 * @param field the side of its receptive field, pixels; 0 for the whole input
 */
export function receptiveFieldText(field: number, input: Pick<NetworkInput, 'height' | 'width'>): string {
  const side = Math.max(input.height, input.width);
  if (field === 0) {
    return 'sees the whole picture';
  }
  if (field < side) {
    return `receptive field ${field} px`;
  }
  // at the edge of the map half of the receptive field lies outside the input
  const sees = field >= 2 * side ? 'sees the whole picture' : 'sees the whole picture in the middle';
  return `${sees} (receptive field ${field} px)`;
}
