import { afterEach, describe, expect, it, vi } from 'vitest';
import { confusions } from './confusion-matrix';
import { digitOf, massCentre, type Stroke } from './digit-ink';
import { DigitResponses } from './digit-responses';
import { PIXELS, digitsPath, inputOf, loadDigits, readDigits, type Digits } from './digits';
import { forward, placesOf, type Network } from './network';

afterEach(() => vi.unstubAllGlobals());

/** Returns numbers from 0 to 1 that are always the same. */
function drawn(count: number): number[] {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  });
}

function someDigits(count: number): Digits {
  const pixels = Uint8Array.from(drawn(count * PIXELS), (value) => (value < 0.8 ? 0 : 255 * value));
  return { count, pixels, classes: [3, 1, 4, 1, 5], places: undefined, heldOut: 0 };
}

describe('the file of digits', () => {
  const file = new Uint8Array(10_000 * (PIXELS + 3));
  file[PIXELS * 9_000 + 5] = 51;
  file[PIXELS * 10_000 + 9_000] = 7;
  file[PIXELS * 10_000 + 10_000 + 2 * 9_000 + 1] = 200;

  it('has pixels, classes and places', () => {
    const digits = readDigits(file.buffer);
    expect(inputOf(digits, 9_000)[5]).toBe(0.2);
    expect(digits.classes[9_000]).toBe(7);
    expect(digits.places?.[18_001]).toBe(200);
    expect(digits.heldOut).toBe(8_000);
    expect(() => readDigits(new ArrayBuffer(5))).toThrow('5 bytes');
  });

  it('is loaded once, and asked for again after a failure', async () => {
    const answers = [
      { ok: false, status: 404 },
      { ok: true, arrayBuffer: () => Promise.resolve(file.buffer) },
    ];
    const fetched = vi.fn(() => Promise.resolve(answers.shift()));
    vi.stubGlobal('fetch', fetched);
    await expect(loadDigits('/digits')).rejects.toThrow('404');
    const [one, other] = await Promise.all([loadDigits('/digits'), loadDigits('/digits')]);
    expect(one).toBe(other);
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('has a path on the server of the figure', () => {
    expect(digitsPath({ digest: 'abc', credit: '', count: 0, pixels: '', classes: [] })).toBe('/api/v1/digits/abc');
  });
});

describe('what a network says to many digits', () => {
  it('is what it says to each', () => {
    const network: Network = {
      inputs: PIXELS,
      hidden: [5, 3],
      activations: ['relu', 'tanh'],
      outputs: 10,
      output: 'softmax',
    };
    const size = placesOf(network).reduce((sum, { from, to }) => sum + (from + 1) * to, 0);
    const weights = Float32Array.from(drawn(size), (value) => (value - 0.5) / 5);
    const digits = someDigits(5);
    const responses = new DigitResponses(digits);
    responses.begin(network);
    responses.compute(network, weights, 0, 2);
    expect(responses.isKnown).toBe(false);
    responses.compute(network, weights, 2, 5);
    responses.finish();
    for (let digit = 0; digit < 5; digit++) {
      const layers = forward(network, weights, inputOf(digits, digit));
      layers.forEach((values, layer) =>
        values.forEach((value, neuron) => expect(responses.ofNeuron(layer, neuron)[digit]).toBeCloseTo(value, 5)),
      );
      const outputs = layers.at(-1) ?? [];
      expect(responses.answers()[digit]).toBe(outputs.indexOf(Math.max(...outputs)));
    }
  });
});

describe('a drawing', () => {
  const line = (moveX: number, moveY: number, scale: number): Stroke[] => [
    [
      [5, 5],
      [9, 12],
      [6, 14],
    ].map(([x = 0, y = 0]) => [moveX + scale * x, moveY + scale * y] as const),
  ];

  it('has its mass at the centre, wherever and however large it was drawn', () => {
    const digit = digitOf(line(0, 0, 1));
    expect(digit).toHaveLength(PIXELS);
    const [x, y] = massCentre(digit);
    expect(x).toBeCloseTo(14, 1);
    expect(y).toBeCloseTo(14, 1);
    for (const other of [digitOf(line(9, 3, 1)), digitOf(line(2, 1, 1.5))]) {
      expect(Math.max(...digit.map((value, index) => Math.abs(value - (other[index] ?? 0))))).toBeLessThan(1e-6);
    }
  });

  it('fills a box of twenty pixels', () => {
    const digit = digitOf(line(0, 0, 1));
    const rows = [...new Set(digit.flatMap((value, index) => (value > 0.5 ? [Math.floor(index / 28)] : [])))];
    expect(rows.length).toBeGreaterThanOrEqual(19);
    expect(rows.length).toBeLessThanOrEqual(21);
  });

  it('may be empty or a dot', () => {
    expect(Math.max(...digitOf([]))).toBe(0);
    const [x, y] = massCentre(digitOf([[[3, 20]]]));
    expect([x, y].map((value) => Math.round(value * 100) / 100)).toEqual([14, 14]);
  });
});

it('counts which class is read as which', () => {
  expect(confusions(3, [0, 0, 1, 2, 2], [0, 1, 1, 0, 2])).toEqual([
    [1, 1, 0],
    [0, 1, 0],
    [1, 0, 1],
  ]);
});
