import type { NamedLink } from '../../figure/figure-kind';
import { withParameters } from '../../figure/figure-options';
import type { FigureData } from '../../lib/api-types';
import { specField } from '../../lib/specs';

/** A parameter of grids that can be varied, with its default and the names of its values. */
interface Choice {
  readonly parameter: string;
  readonly fallback: string;
  readonly values: readonly (readonly [string, string])[];
}

const SORT: Choice = {
  parameter: 'sort',
  fallback: 'index',
  values: [
    ['index', 'In the layer’s order'],
    ['activation', 'By activation on a photograph'],
    ['similarity', 'By similarity'],
  ],
};

const OBJECTIVE: Choice = {
  parameter: 'objective',
  fallback: 'channel',
  values: [
    ['neuron', 'Neurons'],
    ['channel', 'Channels'],
    ['negative-channel', 'Negative channels'],
  ],
};

/** Returns links to the first page of the same grid in another order or with another objective. */
export function gridVariations({ spec, readableUrl }: FigureData): readonly NamedLink[] {
  return [SORT, OBJECTIVE].flatMap(({ parameter, fallback, values }) =>
    values
      .filter(([value]) => value !== (specField(spec, parameter) || fallback))
      .map(([value, name]) => ({ name, url: withParameters(readableUrl, { [parameter]: value, page: undefined }) })),
  );
}

/** Returns the readable link of another page of the same grid. */
export function withPage(readableUrl: string, page: number): string {
  return withParameters(readableUrl, { page: String(page) });
}
