import { afterEach, expect, it } from 'vitest';
import type { DepthCurves, Series } from '../../figure/depth-curves';
import { all, finishedFigure, shown } from '../../figure/test-figures';
import { outlineOf, rootMeanSquare, shareText, zerosText } from './histogram';
import { MEASURES, seriesOf } from './measures';
import type { Numbers, SparsityResult, StageKind, StageSparsity } from './result';
import { SparsityFigure } from './sparsity-figure';

const NUMBERS: Numbers = {
  values: 1000,
  zeros: 632,
  mean: 1,
  deviation: 2,
  nonZero: { mean: 0.368, error: 0.01, photographs: 4 },
  positive: { mean: 0.368, error: 0.01, photographs: 4 },
  trevesRolls: { mean: 0.2, error: 0.02, photographs: 4 },
  hoyer: { mean: 0.6, photographs: 1 },
  patternKurtosis: { photographs: 0 },
  participation: 3,
  histogram: { first: 0, width: 0.5, counts: [200, 100, 0, 68] },
};

function stage(name: string, kind: StageKind, trained: Partial<Numbers> = {}): StageSparsity {
  const title = kind === 'before-relu' ? `${name} before ReLU` : name;
  return {
    name: title,
    title,
    kind,
    layer: name,
    channels: 8,
    positions: 16,
    trained: { ...NUMBERS, ...trained },
    untrained: { ...NUMBERS, zeros: 500, histogram: { first: 0, width: 1, counts: [400, 100] } },
  };
}

const RESULT: SparsityResult = {
  set: { name: 'commons', sha256: '', photographs: 4, skipped: [], skippedInAll: 1 },
  stages: [
    stage('conv2d0', 'before-relu', { zeros: 0, histogram: { first: -2, width: 1, counts: [250, 250, 300, 200] } }),
    stage('conv2d0', 'layer'),
    stage('mixed4c_3x3', 'branch'),
    stage('mixed4c', 'layer', { zeros: 1000, histogram: { first: 0, width: 1, counts: [] } }),
  ],
};

afterEach(() => document.body.replaceChildren());

async function figure(data = RESULT, noControls = false): Promise<SparsityFigure> {
  return shown(Object.assign(new SparsityFigure(), { figure: finishedFigure([], data), noControls }));
}

function curves(element: SparsityFigure): DepthCurves {
  return all(element, 'depth-curves')[0] as DepthCurves;
}

async function choose(element: SparsityFigure, measure: string): Promise<void> {
  const select = all(element, 'select')[0] as HTMLSelectElement;
  select.selectedIndex = MEASURES.findIndex(({ name }) => name === measure);
  select.dispatchEvent(new Event('change'));
  await element.updateComplete;
}

it('shows the layers, and the other stages where the reader wants them', async () => {
  const element = await figure();
  expect(curves(element).stages).toEqual(['conv2d0', 'mixed4c']);
  expect(curves(element).series.map(({ name }) => name)).toEqual(['trained', 'untrained']);
  const boxes = all(element, 'input[type="checkbox"]') as HTMLInputElement[];
  expect(boxes).toHaveLength(2);
  for (const box of boxes) {
    box.checked = true;
    box.dispatchEvent(new Event('change'));
  }
  await element.updateComplete;
  expect(curves(element).stages).toEqual(['conv2d0 before ReLU', 'conv2d0', 'mixed4c_3x3', 'mixed4c']);
  expect(curves(element).series.map(({ name, at }) => [name, at])).toEqual([
    ['layers', [1, 3]],
    ['layers, untrained', [1, 3]],
    ['branch convolutions', [2]],
    ['branch convolutions, untrained', [2]],
    ['before the ReLU', [0]],
    ['before the ReLU, untrained', [0]],
  ]);
  await choose(element, 'Participation ratio');
  expect(curves(element).stages).toEqual(['conv2d0', 'mixed4c']);
  expect(all(element, 'input[type="checkbox"]')).toHaveLength(0);
});

it('draws the measure that the reader chose, with intervals where there are errors', () => {
  const [layer] = RESULT.stages.slice(1);
  const series = (name: string): Series | undefined =>
    seriesOf([layer as StageSparsity], MEASURES.find((each) => each.name === name) ?? MEASURES[0])[0];
  expect(series('Treves–Rolls')).toMatchObject({ values: [0.2] });
  expect(series('Treves–Rolls')?.low?.[0]).toBeCloseTo(0.18);
  expect(series('Hoyer')).toMatchObject({ values: [0.6], low: [null], high: [null] });
  expect(series('Kurtosis')).toMatchObject({ values: [null] });
  expect(series('Participation ratio')).toMatchObject({ values: [3] });
  expect(series('Participation ratio, corrected')).toMatchObject({ values: [null] });
});

it('tells the zeros that a histogram leaves out', async () => {
  expect(zerosText(NUMBERS)).toBe('63.2\u00a0% of the values are zero; 36.8\u00a0% are not.');
  expect(zerosText({ ...NUMBERS, zeros: 0 })).toBe('No value is zero.');
  expect(zerosText({ ...NUMBERS, zeros: 1000 })).toBe('All values are zero.');
  expect([shareText(1e-5), shareText(1 - 1e-5), shareText(0), shareText(1)]).toEqual([
    '<\u00a00.1\u00a0%',
    '>\u00a099.9\u00a0%',
    '0.0\u00a0%',
    '100.0\u00a0%',
  ]);
  const element = await figure();
  expect(element.renderRoot.textContent).toContain('No photograph excites it.');
  expect(all(element, '.size')[0]?.textContent).toBe(
    '4 photographs of the set commons, 16 positions of each map at most. 1 file could not be read.',
  );
});

it('shows the histogram of the stage that is pressed, with bars of logarithmic height', async () => {
  const element = await figure();
  curves(element).dispatchEvent(new CustomEvent('stage-select', { detail: 0 }));
  await element.updateComplete;
  expect(all(element, '.selected .stage')[0]?.textContent).toBe('conv2d0');
  const heights = all(element, '.selected .bar').map((bar) => Number(bar.getAttribute('height')));
  expect(heights).toHaveLength(3);
  const log = (count: number): number => Math.log(count / 0.5);
  expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(log(100) / log(200), 2);
  const second = all(element, '.histograms button')[1];
  second?.click();
  await element.updateComplete;
  expect(all(element, '.selected .stage')[0]?.textContent).toBe('mixed4c');
  expect(second?.getAttribute('aria-pressed')).toBe('true');
  expect(curves(element).selected).toBe(1);
});

it('scales the outline of the untrained network to the same root mean square and the same width of bins', () => {
  const layer = RESULT.stages[1] as StageSparsity;
  expect(rootMeanSquare({ ...NUMBERS, zeros: 0, mean: 3, deviation: 4 })).toBeCloseTo(5);
  const scale = Math.sqrt(500 / 368);
  const points = outlineOf(layer);
  [0, 0, scale, scale, 2 * scale, 2 * scale].forEach((value, index) => expect(points[index]?.[0]).toBeCloseTo(value));
  expect(points[0]?.[1]).toBe(0);
  expect(points[1]?.[1]).toBeCloseTo((0.4 * 0.5) / scale);
  // the area under the outline is that of all values that are not zero
  const area = (points[1]?.[1] ?? 0) * scale + (points[3]?.[1] ?? 0) * scale;
  expect(area / 0.5).toBeCloseTo(0.5);
});

it('leaves out the choices without controls, and says why nothing is corrected for few photographs', async () => {
  const element = await figure({ ...RESULT, set: { ...RESULT.set, photographs: 1 } }, true);
  expect(all(element, 'select, input')).toHaveLength(0);
  expect(all(element, '.size')[0]?.textContent).toContain('at least four photographs');
});
