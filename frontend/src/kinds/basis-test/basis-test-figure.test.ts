import { afterEach, describe, expect, it } from 'vitest';
import { all, finishedFigure, shown } from '../../figure/test-figures';
import { BasisTestFigure, nearest } from './basis-test-figure';
import { effectOf, effectText, groupsOf, intervalText, measuresOf } from './comparisons';
import { placeOf, type EffectChart } from './effect-chart';
import { medianAt } from './path-curve';
import type { Analysis, BasisTestResult, Comparison, Effect, PathPoint, Side } from './result';

function effect(measure: string, delta: number): Effect {
  return {
    measure,
    directions: 8,
    median: 0.7,
    otherDirections: 32,
    otherMedian: 0.4,
    delta,
    low: delta - 0.1,
    high: delta + 0.1,
  };
}

function comparison(of: string, against: string, overall: boolean, delta: number): Comparison {
  return { of, against, overall, effects: [effect('sparsity', delta), effect('kurtosis', -delta)] };
}

function path(...medians: number[]): PathPoint[] {
  return medians.map((median, index) => ({
    alpha: index / (medians.length - 1),
    medians: [{ measure: 'sparsity', median, low: median - 0.05, high: median + 0.05 }],
  }));
}

const trained: Analysis = {
  source: 'trained',
  comparisons: [
    comparison('neurons', 'rotations', true, 0.5),
    comparison('k-means', 'neurons', true, -0.2),
    comparison('positive', 'rotations', false, 0),
  ],
  path: path(0.8, 0.6, 0.5),
};
const noise: Analysis = { source: 'noise', comparisons: [comparison('neurons', 'rotations', true, 0.01)], path: [] };

function side(name: string, sentence: string): Side {
  return {
    name,
    title: name,
    silent: 1,
    clusters: 4,
    components: 0,
    sentences: [sentence, 'More.'],
    analyses: [trained, noise],
  };
}

const result: BasisTestResult = {
  set: { name: 'commons', sha256: '', photographs: 10, skipped: [], skippedInAll: 0 },
  sample: {
    positions: 160,
    photographs: 10,
    channels: 8,
    classes: 0,
    labelled: 0,
    chance: 0,
    rotations: 4,
    branches: 1,
  },
  sides: [side('after', 'Neurons are sparser.'), side('before', 'No difference was found.')],
  directions: [
    {
      channel: 3,
      points: [0, 0.5, 1].map((alpha, index) => ({ alpha, weight: 1 - alpha, picture: index, patches: [3 + index] })),
    },
  ],
};

function element(): BasisTestFigure {
  const made = new BasisTestFigure();
  made.figure = finishedFigure(['a', 'b', 'c', 'cat', 'dog', 'fish'], result, {
    spec: { kind: 'basis-test', model: 'm', layer: 'mixed4c' },
  });
  return made;
}

function chartOf(figure: BasisTestFigure): EffectChart {
  return all(figure, 'effect-chart')[0] as EffectChart;
}

afterEach(() => document.body.replaceChildren());

describe('a test of a basis', () => {
  it('says the result first, on either side of the ReLU', async () => {
    const figure = await shown(element());
    expect(all(figure, '.found')[0]?.textContent).toBe('Neurons are sparser.');
    const before = all(figure, '[type=radio]')[1];
    before?.dispatchEvent(new Event('change'));
    await figure.updateComplete;
    expect(all(figure, '.found')[0]?.textContent).toBe('No difference was found.');
    expect(all(figure, '.told')[0]?.textContent).toContain('have no classes');
    expect(all(figure, '.told')[0]?.textContent).toContain('1 neuron without any change');
  });

  it('has a row for each comparison, and tells the effect in focus', async () => {
    const chart = chartOf(await shown(element()));
    await chart.updateComplete;
    expect(all(chart, '[role=rowheader]').map((header) => header.textContent)).toEqual([
      'Neurons',
      'K-means directions',
      'Random positive directions',
    ]);
    expect(all(chart, '[role=gridcell]')).toHaveLength(6);
    expect(all(chart, '[tabindex="0"]')).toHaveLength(1);
    expect(all(chart, '.dot.noise')).toHaveLength(3);
    all(chart, '[data-index="1"]')[0]?.focus();
    await chart.updateComplete;
    expect(all(chart, '.reading')[0]?.textContent).toBe(
      'Neurons, kurtosis: medians 0.700 and 0.400. Effect: network −0.50 (−0.60 to −0.40); normal noise −0.01 (−0.11 to 0.09).',
    );
    all(chart, '.grid')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    await chart.updateComplete;
    expect(all(chart, '.reading')[0]?.textContent).toContain('K-means directions, kurtosis');
  });

  it('moves pictures and curves along the path', async () => {
    const figure = await shown(element());
    const images = (): (string | null)[] => all(figure, '.along img').map((image) => image.getAttribute('src'));
    expect(images()).toEqual(['/figures/a/0.png', '/figures/a/3.png']);
    const slider = all(figure, '[type=range]')[0] as HTMLInputElement;
    slider.value = '0.7';
    slider.dispatchEvent(new Event('input'));
    await figure.updateComplete;
    expect(images()).toEqual(['/figures/a/1.png', '/figures/a/4.png']);
    expect(all(figure, 'output')[0]?.textContent).toBe('0.70');
    expect(all(figure, 'figcaption b')[0]?.textContent).toBe('0.560');
    expect(all(figure, '.along a')[0]?.getAttribute('href')).toBe('/models/m/mixed4c/3');
  });
});

describe('the numbers of a test of a basis', () => {
  it('are between the points of the path', () => {
    expect(medianAt(trained.path, 'sparsity', 0)).toBe(0.8);
    expect(medianAt(trained.path, 'sparsity', 0.25)).toBeCloseTo(0.7);
    expect(medianAt(trained.path, 'sparsity', 1)).toBe(0.5);
    expect(medianAt(trained.path, 'kurtosis', 0.5)).toBeUndefined();
    expect(nearest(result.directions[0]?.points ?? [], 0.3)?.alpha).toBe(0.5);
  });

  it('are written with a real minus sign', () => {
    expect(effectText(-0.204)).toBe('−0.20');
    expect(effectText(-0.001)).toBe('0.00');
    expect(intervalText(effect('sparsity', 0.5))).toBe('0.50 (0.40 to 0.60)');
  });

  it('are arranged by what they are compared with', () => {
    expect(groupsOf(trained).map(({ title }) => title)).toEqual([
      'Against random rotations',
      'Against neurons',
      'Overall activation taken out, against random rotations',
    ]);
    expect(measuresOf(trained).map(({ name }) => name)).toEqual(['sparsity', 'kurtosis']);
    const [first] = groupsOf(trained);
    expect(first?.rows[0] && effectOf(noise, first.rows[0], 'sparsity')?.delta).toBe(0.01);
    expect([placeOf(-1), placeOf(0), placeOf(2)]).toEqual([0, 50, 100]);
  });
});
