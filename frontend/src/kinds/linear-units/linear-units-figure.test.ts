import { afterEach, describe, expect, it } from 'vitest';
import { all, finishedFigure, shown } from '../../figure/test-figures';
import { facePlaces, frameOf, growth, halfPlane, outputAt, zeroLine, type Place } from './geometry';
import { LinearUnitsFigure, agreement, functionText } from './linear-units-figure';
import { output } from '../../linear/layer';
import type { LinearUnit, LinearUnitsResult } from './result';
import { planesOf, squarePoint } from './unit-planes';

function unit(first: number, second: number, bias: number, change: Partial<LinearUnit> = {}): LinearUnit {
  return { channel: 7, first, second, bias, ownBias: 0, explained: 0.2, outputs: [1, -1, 1], picture: 0, ...change };
}

const data: LinearUnitsResult = {
  set: { name: 'commons', sha256: '', photographs: 3, skipped: [], skippedInAll: 0 },
  layer: 'mixed4c',
  inputLayer: 'mixed4b',
  positions: 3,
  inputs: [
    { channel: 5, mean: 1, deviation: 1, least: 0, most: 10, picture: 2 },
    { channel: 9, mean: 2, deviation: 1, least: 0, most: 10, picture: 3 },
  ],
  units: [unit(1, -1, 0), unit(1, 1, 20, { channel: 8, explained: 0.6, picture: 1 })],
  points: [
    [4, 2],
    [2, 4],
    [1, 5],
  ],
  patches: [{ photograph: 'dog', row: 0, column: 1, x: 4, y: 2, picture: 4 }],
};
const frame = frameOf(470, data.inputs);

async function element(): Promise<LinearUnitsFigure> {
  const figure = finishedFigure(['a', 'b', 'c', 'd', 'dog'], data, { spec: { kind: 'linear-units', model: 'm' } });
  return shown(Object.assign(new LinearUnitsFigure(), { figure }));
}

function text(host: LinearUnitsFigure, selector: string): string[] {
  return all(host, selector).map((part) => (part.textContent ?? '').replace(/\s+/g, ' ').trim());
}

afterEach(() => document.body.replaceChildren());

describe('units over two channels', () => {
  it('have lines, faces, outputs and points', async () => {
    const host = await element();
    expect(all(host, '.point')).toHaveLength(3);
    expect(all(host, '.patch')).toHaveLength(1);
    // the line of the second unit lies outside
    expect(all(host, '.line')).toHaveLength(1);
    expect(text(host, '.name a')).toEqual(['mixed4c:7', 'mixed4c:8']);
    expect(all(host, '.name a')[0]?.getAttribute('href')).toBe('/models/m/mixed4c/7');
    expect(text(host, '.name b')).toEqual(['−1.00', '+23.0']);
    expect(text(host, 'li .told')[1]).toBe('positive everywhere here; two channels explain 60 %');
    expect(text(host, '[role=status]')[0]).toContain('mixed4b:5 = 1.00, mixed4b:9 = 2.00');
  });

  it('lead to other units and channels by a form', async () => {
    const host = await element();
    Object.assign(host, {
      figure: { ...host.figure, readableUrl: '/figure?kind=k&model=m&units=mixed4c:7,8&inputs=5,9&seed=1' },
    });
    await host.updateComplete;
    const form = all(host, 'form')[0] as HTMLFormElement;
    expect(form.getAttribute('action')).toBe('/figure');
    const fields = [...form.querySelectorAll('input')].map(({ name, value }) => [name, value]);
    expect(Object.fromEntries(fields)).toEqual({
      kind: 'k',
      model: 'm',
      seed: '1',
      units: 'mixed4c:7,8',
      inputs: '5,9',
    });
    Object.assign(host, { noControls: true });
    await host.updateComplete;
    expect(all(host, 'form')).toHaveLength(0);
  });

  it('show the sides of the unit that is chosen, at first of the one that is explained best', async () => {
    const host = await element();
    expect(all(host, '.face').map((face) => face.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
    all(host, '.face')[0]?.click();
    await host.updateComplete;
    expect(all(host, '.point.on')).toHaveLength(2);
    expect(all(host, '.point.off')).toHaveLength(1);
    expect(text(host, '.list > .told')[1]).toContain('67 % of them');
    all(host, '.face')[0]?.click();
    await host.updateComplete;
    expect(all(host, '.point.plain')).toHaveLength(3);
  });

  it('are read at a point that arrow keys move', async () => {
    const host = await element();
    all(host, 'svg')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true }));
    await host.updateComplete;
    expect(text(host, '[role=status]')[0]).toContain('mixed4b:5 = 2.12, mixed4b:9 = 2.00');
    expect(text(host, '.name b')[0]).toBe('+0.120');
  });

  it('are written as functions', () => {
    expect(functionText(unit(0.5, -0.25, 1))).toBe('0.500 x − 0.250 y + 1.00');
    expect(agreement(data, unit(1, -1, 0))).toBeCloseTo(2 / 3);
  });
});

describe('the planes of units', () => {
  it('have the outputs of the units', () => {
    const units = [unit(1, -1, 0.5), unit(0.25, 2, -3)];
    const { first } = planesOf(frame, units).layers;
    for (const at of [
      [0, 0],
      [3, 7],
      [10, 1],
    ] as Place[]) {
      const { x, y } = squarePoint(frame, at);
      units.forEach((each, i) => expect(output(first, i, [x, y])).toBeCloseTo(outputAt(each, ...at), 9));
    }
  });

  it('are shown when the reader wants them', async () => {
    const host = await element();
    all(host, '[type=radio]')[1]?.dispatchEvent(new Event('change'));
    await host.updateComplete;
    expect(all(host, 'planes-view')).toHaveLength(1);
    expect(all(host, '.point')).toHaveLength(0);
  });
});

describe('the line of a unit', () => {
  /** The activations at a place on the drawing. */
  function inputsAt([x, y]: Place): Place {
    return [frame.x.invert(x), frame.y.invert(y)];
  }

  it('is where the unit is 0', () => {
    for (const each of [unit(1, -1, 0), unit(1, 0, -3), unit(0, -2, 9), unit(3, 1, -12)]) {
      const line = zeroLine(frame, each);
      expect(line).toBeDefined();
      line?.forEach((end) => expect(outputAt(each, ...inputsAt(end))).toBeCloseTo(0, 9));
      const [across, up] = growth(frame, each);
      const [[x, y]] = line as readonly [Place, Place];
      expect(outputAt(each, ...inputsAt([x + across, y + up]))).toBeGreaterThan(0);
    }
  });

  it('is left out where it is not in the square', () => {
    expect(zeroLine(frame, unit(1, 1, 20))).toBeUndefined();
    expect(zeroLine(frame, unit(0, 0, 1))).toBeUndefined();
    expect(halfPlane(frame, unit(0, 0, 1), 1)).toHaveLength(4);
    expect(halfPlane(frame, unit(0, 0, 1), -1)).toHaveLength(0);
  });

  it('divides the square', () => {
    const area = (corners: readonly Place[]): number =>
      corners.reduce((sum, [x, y], i) => {
        const [nextX, nextY] = corners[(i + 1) % corners.length] ?? [x, y];
        return sum + (x * nextY - nextX * y) / 2;
      }, 0);
    const each = unit(3, 1, -12);
    const parts = Math.abs(area(halfPlane(frame, each, 1))) + Math.abs(area(halfPlane(frame, each, -1)));
    expect(parts).toBeCloseTo(frame.side ** 2, 6);
  });

  it('has faces that do not cover each other', () => {
    const same = [unit(1, -1, 0), unit(1, -1, 0.1), unit(1, -1, -0.1)];
    const places = facePlaces(frame, [...same, unit(1, 1, 20)], 34);
    expect(places[3]).toBeUndefined();
    places.slice(0, 3).forEach((one, i) =>
      places.slice(0, i).forEach((other) => {
        const [dx, dy] = [(one?.[0] ?? 0) - (other?.[0] ?? 0), (one?.[1] ?? 0) - (other?.[1] ?? 0)];
        expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeGreaterThanOrEqual(34);
      }),
    );
  });
});
