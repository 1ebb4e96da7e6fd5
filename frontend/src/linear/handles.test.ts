import { expect, it } from 'vitest';
import { gripAt, moved, regionBeside, turned } from './cut-drags';
import { flatFrame, placeOf, pointAt } from './flat-frame';
import { output } from './layer';
import { handlesOf, liftedAt } from './plane-handles';
import { planePicture } from './plane-picture';
import { cameraAfterKey, HOME, limited } from './planes-camera';
import { middleOf, regionAt } from './regions';
import { oneLayer, randomLayer } from './test-layers';

const SQUARE = { low: 0, high: 1 };
const PICTURE = planePicture(oneLayer(randomLayer(6, 3, 3)), SQUARE);
const CUT = PICTURE.chords.findIndex((chord) => chord !== undefined);
const CHORD = PICTURE.chords[CUT]!;
const FRAME = flatFrame(400, SQUARE);

it('lifts a plane at its handle, and tilts it about the middle of the square', () => {
  const { first } = PICTURE.layers;
  for (const handle of handlesOf(PICTURE, CUT)) {
    const { weights, bias } = liftedAt(PICTURE, CUT, handle, 0.7);
    const change = (x: number, y: number): number => weights[0] * x + weights[1] * y + bias;
    expect(change(handle.x, handle.y)).toBeCloseTo(0.7, 12);
    expect(change(0.5, 0.5)).toBeCloseTo(handle.index === 2 ? 0.7 : 0, 12);
  }
  expect(handlesOf(PICTURE, first.biases.length)).toEqual([]);
});

it('moves a line with the pointer, and turns it about its middle', () => {
  const to = { x: CHORD.from.x + 0.1, y: CHORD.from.y - 0.05 };
  const shifted = moved(PICTURE, CUT, CHORD.from, to);
  expect(output({ weights: [shifted.weights], biases: [shifted.bias] }, 0, [to.x, to.y])).toBeCloseTo(0, 9);
  const pivot = { x: (CHORD.from.x + CHORD.to.x) / 2, y: (CHORD.from.y + CHORD.to.y) / 2 };
  for (const isFirstEnd of [true, false]) {
    const grip = { what: 'turn', neuron: CUT, pivot, isFirstEnd } as const;
    // an end that stays where it is changes nothing
    const same = turned(PICTURE, grip, isFirstEnd ? CHORD.from : CHORD.to)!;
    const [a, b] = PICTURE.layers.first.weights[CUT]!;
    expect(same.weights[0]).toBeCloseTo(a!, 6);
    expect(same.weights[1]).toBeCloseTo(b!, 6);
  }
});

it('finds points before lines, and the ends of the chosen line', () => {
  const place = placeOf(FRAME, CHORD.from);
  expect(gripAt(FRAME, PICTURE, [CHORD.from], CUT, place)).toEqual({ what: 'point', index: 0 });
  expect(gripAt(FRAME, PICTURE, [], CUT, place)).toMatchObject({ what: 'turn', isFirstEnd: true });
  const { x, y } = pointAt(FRAME, ...place);
  expect([x, y]).toEqual([expect.closeTo(CHORD.from.x, 9), expect.closeTo(CHORD.from.y, 9)]);
});

it('goes from a region to the one beside it', () => {
  const regions = PICTURE.regions!.regions;
  regions.forEach((region, index) => {
    const right = regionBeside(PICTURE, index, [1, 0]);
    expect(right === index || middleOf(regions[right]!).x > Math.min(...region.corners.map(({ x }) => x))).toBe(true);
    expect(regionAt(regions, middleOf(regions[right]!))).toBe(right);
  });
});

it('turns the view by keys, within its limits', () => {
  expect(cameraAfterKey(HOME, 'ArrowRight')).toEqual({ ...HOME, turn: 33 });
  expect(cameraAfterKey({ ...HOME, lift: 88 }, 'ArrowUp')!.lift).toBe(90);
  expect(cameraAfterKey({ ...HOME, turn: 1 }, 'Home')).toEqual(HOME);
  expect(cameraAfterKey(HOME, 'a')).toBeUndefined();
  expect(limited({ turn: -10, lift: -4, zoom: 99 })).toEqual({ turn: 350, lift: 0, zoom: 4 });
});
