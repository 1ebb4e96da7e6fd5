import type { LitElement } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { all, rendered, shown, viewOf } from '../../figure/test-figures';
import { DirectionStep, angleOf, nearestDirection, normalized, subscript } from './direction-step';
import type { IntroStep } from './intro-step';
import { kind } from './kind';
import { PointsStep } from './points-step';
import { QuestionStep, histogram } from './question-step';
import { ReluStep } from './relu-step';
import { RotationStep } from './rotation-step';
import { BEFORE, VECTORS, packed, stepFigure } from './test-steps';
import { VectorStep } from './vector-step';

async function drawn<E extends IntroStep>(element: E, figure = stepFigure(1)): Promise<E> {
  element.figure = figure;
  return shown(element);
}

function text(element: LitElement, selector: string): string {
  return (all(element, selector)[0]?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

async function slide(element: LitElement, value: number): Promise<void> {
  const slider = all(element, '[type=range]')[0] as HTMLInputElement;
  slider.value = String(value);
  slider.dispatchEvent(new Event('input'));
  await element.updateComplete;
}

async function press(element: LitElement, selector: string, key: string): Promise<void> {
  all(element, selector)[0]?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  await element.updateComplete;
}

function cells(element: LitElement, row: number): string[] {
  return [...(all(element, 'tbody tr')[row]?.querySelectorAll('td') ?? [])].map((cell) =>
    (cell.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
}

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
});

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

describe('the vector of a position', () => {
  const figure = stepFigure(1, {
    vectors: packed([...VECTORS, ...VECTORS]),
    points: Array.from({ length: 8 }, (_, index) => ({
      photograph: index < 4 ? 'cat' : 'dog',
      row: Math.floor((index % 4) / 2),
      column: index % 2,
      picture: index < 4 ? 3 : 4,
    })),
  });

  it('marks the neuron of the first axis where it is most active', async () => {
    const step = await drawn(new VectorStep(), figure);
    expect(text(step, '.reading')).toContain('x0 = 4.00, the activation of neuron 0, is one of 4 coordinates');
    expect(all(step, '[role=radio][aria-checked=true]')[0]?.getAttribute('aria-label')).toContain('Row 1, column 1');
  });

  it('reads another coordinate by the slider, and another position by arrow keys', async () => {
    const step = await drawn(new VectorStep(), figure);
    await slide(step, 2);
    expect(text(step, '.reading')).toContain('x2 = 1.00');
    await press(step, '[role=radiogroup]', 'ArrowDown');
    expect(text(step, '.reading')).toContain('x2 = 2.00');
    await press(step, '[role=radiogroup]', 'ArrowRight');
    expect(text(step, '.reading')).toContain('x2 = 0');
    expect(text(step, '.chart .told')).toContain('2 are not zero');
  });

  it('goes from one known position to the next where the map has more', async () => {
    const step = await drawn(
      new VectorStep(),
      stepFigure(1, { ...(figure.result?.data as object), rows: 8, columns: 8 }),
    );
    const chosen = (): string | undefined => all(step, '[role=radio][aria-checked=true]')[0]?.dataset['vector'];
    await press(step, '[role=radiogroup]', 'End');
    expect(chosen()).toBe('3');
    await press(step, '[role=radiogroup]', 'ArrowUp');
    expect(chosen()).toBe('2');
    await press(step, '[role=radiogroup]', 'Home');
    expect(chosen()).toBe('0');
    await press(step, '[role=radiogroup]', 'ArrowDown');
    expect(chosen()).toBe('1');
  });

  it('has a photograph for each choice, and names the authors', async () => {
    const step = await drawn(new VectorStep(), figure);
    expect(all(step, '.choices [type=radio]')).toHaveLength(2);
    expect(text(step, '.credits')).toContain('Ann');
  });
});

describe('photographs as points', () => {
  it('goes from point to point by keys and by the list', async () => {
    const step = await drawn(new PointsStep(), stepFigure(2));
    expect(cells(step, 0)).toEqual(['4.00']);
    await press(step, '.map', 'ArrowRight');
    expect(cells(step, 0)).toEqual(['0']);
    expect(cells(step, 1)).toEqual(['3.00']);
    expect(all(step, '.told').at(-1)?.textContent).toMatch(/1 of them\s+excite/);
  });

  it('adds a third axis, which arrow keys turn', async () => {
    const step = await drawn(new PointsStep(), stepFigure(2));
    const flat = all(step, '.dots').map((path) => path.getAttribute('d'));
    all(step, '#third')[0]?.click();
    await step.updateComplete;
    expect(all(step, 'tbody tr')).toHaveLength(3);
    const deep = all(step, '.dots').map((path) => path.getAttribute('d'));
    expect(deep).not.toEqual(flat);
    await press(step, '.map', 'ArrowUp');
    expect(all(step, '.dots').map((path) => path.getAttribute('d'))).not.toEqual(deep);
    all(step, '#third')[0]?.click();
    await step.updateComplete;
    expect(all(step, '.dots').map((path) => path.getAttribute('d'))).toEqual(flat);
  });
});

describe('a direction', () => {
  const directions = [0, 90, 180, -90].map((degrees, picture) => ({
    weights: [Math.cos((degrees / 180) * Math.PI), Math.sin((degrees / 180) * Math.PI), 0],
    picture,
  }));
  const figure = stepFigure(3, { directions, vectors: packed(VECTORS.map((each) => [each[0], each[1], each[3]])) });

  it('is a neuron at first, whose activation is the dot product', async () => {
    const step = await drawn(new DirectionStep(), figure);
    expect(text(step, '.formula')).toContain('w = 1.00 e0 + 0.00 e1');
    expect(text(step, '.formula')).toContain('the activation of neuron 0');
    expect(all(step, '.row li').map(({ textContent }) => textContent.trim())).toEqual(['4.00', '1.00']);
  });

  it('ranks photographs along it, and shows the nearest picture', async () => {
    const step = await drawn(new DirectionStep(), figure);
    await slide(step, 60);
    const along = VECTORS.map(([x, y]) => x * Math.cos(Math.PI / 3) + y * Math.sin(Math.PI / 3));
    const expected = along.filter((value) => value > 0).sort((a, b) => b - a);
    const found = all(step, '.row li').map(({ textContent }) => Number(textContent));
    expect(found).toHaveLength(expected.length);
    found.forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? NaN, 2));
    expect(text(step, 'figcaption')).toBe('Optimized for 90°, the nearest of 4 angles');
  });

  it('says that nothing is on the negative side', async () => {
    const step = await drawn(new DirectionStep(), figure);
    await slide(step, -135);
    expect(all(step, '.row li')).toHaveLength(0);
    expect(text(step, ':host > .told, .told')).toContain('No photograph lies on this side');
    expect(text(step, '.formula')).toContain('w = −0.71 e0 − 0.71 e1');
  });

  it('knows its angles', () => {
    expect([0, 190, -190, 540, -180].map(normalized)).toEqual([0, -170, 170, 180, 180]);
    expect(directions.map(angleOf)).toEqual([0, 90, 180, -90]);
    expect(nearestDirection(directions, 134)?.picture).toBe(1);
    expect(nearestDirection(directions, 136)?.picture).toBe(2);
    expect(subscript(120)).toBe('₁₂₀');
  });
});

describe('turned axes', () => {
  it('keep lengths and angles, but not zeros', async () => {
    const step = await drawn(new RotationStep(), stepFigure(4));
    expect(cells(step, 3)).toEqual(['44 %', '44 % the same']);
    await slide(step, 30);
    for (const row of [0, 1, 2]) {
      expect(cells(step, row)[1]).toBe(`${cells(step, row)[0] ?? ''} the same`);
    }
    expect(cells(step, 3)[1]).toContain('changed');
    expect(all(step, 'td.other')).toHaveLength(2);
  });

  it('are of the photograph that is chosen', async () => {
    const step = await drawn(new RotationStep(), stepFigure(4));
    const [, second] = all(step, '.choices [type=radio]');
    second?.dispatchEvent(new Event('change'));
    await step.updateComplete;
    expect(text(step, 'tbody th')).toBe('Length of dog');
    expect(cells(step, 0)[0]).toBe('3.00');
  });
});

describe('a ReLU', () => {
  const figure = stepFigure(5, { beforeRelu: true, vectors: packed(BEFORE), directions: [] });

  it('makes no difference if nothing is turned, and one if it is', async () => {
    const step = await drawn(new ReluStep(), figure);
    await slide(step, 0);
    expect(text(step, '.reading')).toContain('differ by 0 %');
    expect(cells(step, 0)[0]).toBe(cells(step, 0)[1]);
    await slide(step, 40);
    expect(cells(step, 0)[0]).not.toBe(cells(step, 0)[1]);
    expect(text(step, '.reading')).not.toContain('differ by 0 %');
  });
});

describe('the question', () => {
  it('compares neurons with turned axes on both sides of the ReLU', async () => {
    const step = await drawn(new QuestionStep(), stepFigure(6, { beforeRelu: true, vectors: packed(BEFORE) }));
    const [after] = all(step, '.heading span').map(({ textContent }) => textContent);
    all(step, '.switch [type=radio]')[1]?.dispatchEvent(new Event('change'));
    await step.updateComplete;
    expect(all(step, '.heading span')[0]?.textContent).not.toBe(after);
    await slide(step, 0);
    const [neurons, axes] = all(step, '.heading span').map(({ textContent }) => textContent);
    expect(axes).toBe(neurons);
  });

  it('leads to the statistics of its layer and to the experiments', async () => {
    const step = await drawn(new QuestionStep(), stepFigure(6));
    const links = all(step, '.doors a').map((link) => link.getAttribute('href') ?? '');
    expect(links[0]).toContain('/statistics?model=m&photographs=samples&layer=mixed4c');
    expect(links[1]).toContain('/space#experiments');
    expect(all(step, '.switch')).toHaveLength(0);
  });

  it('counts values in equal parts', () => {
    expect(histogram([0, 0.1, 0.5, 1, 1.2, -1], 4)).toEqual([3, 0, 1, 2]);
  });
});

describe('the kind', () => {
  it('draws each step in its element, when it is finished', () => {
    const names = ['vector', 'points', 'direction', 'rotation', 'relu', 'question'];
    for (let number = 1; number <= 6; number++) {
      const host = rendered(kind.render?.(viewOf(stepFigure(number))));
      expect(host.firstElementChild?.localName).toBe(`space-${names[number - 1] ?? ''}-step`);
    }
    expect(kind.render?.(viewOf(undefined))).toBeUndefined();
  });

  it('links to the other steps', () => {
    const figure = { ...stepFigure(2), spec: { step: 2 }, readableUrl: 'http://a/figure?kind=x&step=2&seed=1' };
    expect(kind.variations?.(figure).map(({ url }) => url)).toEqual(
      [1, 3, 4, 5, 6].map((step) => `http://a/figure?kind=x&step=${step}&seed=1`),
    );
  });
});
