import { describe, expect, it } from 'vitest';
import { parseSpec } from '../../lib/specs';
import { planeRegions, firstLines } from '../../linear/plane-layers';
import { regionsOfPlane } from '../../linear/plane-regions';
import { layersOf, parametersOf, squareOf, stateOf } from './planes-state';

const LINK =
  'neurons=3&seed=7&inputs=positive&activation=relu&second-neurons=2&second-seed=9&view=planes&first=0.125,0.5&second=1,0&turn=40.5&lift=10&zoom=2';

describe('the state in a link', () => {
  it('is what the link says, and gives the link back', () => {
    const state = stateOf(parseSpec(LINK));
    expect(state.layer.biases).toHaveLength(3);
    expect(state.picks).toEqual([
      { x: 0.125, y: 0.5 },
      { x: 1, y: 0 },
    ]);
    expect(state.camera).toEqual({ turn: 40.5, lift: 10, zoom: 2 });
    expect(parametersOf(state)).toEqual(parseSpec(LINK));
    expect(parametersOf(stateOf(parametersOf(state)))).toEqual(parametersOf(state));
  });

  it('is empty for the default figure', () => {
    expect(parametersOf(stateOf({}))).toEqual({});
  });

  it('has the numbers of an edited layer instead of a seed', () => {
    const state = stateOf({ neurons: 2, weights: [1, 0, 0.5, -1], biases: [0, 0.25], first: [], guides: false });
    expect(parametersOf(state)).toEqual({
      neurons: '2',
      weights: '1,0,0.5,-1',
      biases: '0,0.25',
      guides: 'false',
    });
  });

  it('has no camera in the flat view, and no quantile with a second layer', () => {
    expect(parametersOf(stateOf(parseSpec('turn=3&quantile=0.9&second-neurons=1')))).toEqual({ 'second-neurons': '1' });
  });
});

/** `Linear2dTest` has the same numbers for the same links. */
describe('the regions of a link', () => {
  it.each([
    ['', 16, 13],
    ['seed=3&neurons=12', 79, undefined],
    ['weights=1,0,2,0,-1,0,0,1,0,0&biases=0,0.5,0,0,1', 6, 6],
  ])('%s are %i in the plane, %i in view', (query, plane, view) => {
    const state = stateOf(parseSpec(query));
    const layers = layersOf(state);
    expect(regionsOfPlane(firstLines(layers))).toBe(plane);
    const { regions } = planeRegions(layers, squareOf(state));
    expect(regions.length).toBe(view ?? regions.length);
  });
});
