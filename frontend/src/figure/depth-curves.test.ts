import { afterEach, expect, it } from 'vitest';
import { layoutOfNames, runsOf } from './depth-axis';
import { DepthCurves, type Series } from './depth-curves';
import { all, shown } from './test-figures';

const STAGES = ['conv2d0', 'mixed3a', 'mixed4c', 'mixed5b'];
const TRAINED: Series = { name: 'GoogLeNet', values: [0.5, 0.25, null, 0.125] };
const CONTROL: Series = { name: 'untrained', values: [0.5, 0.5, 0.5, 0.4], isControl: true };

afterEach(() => document.body.replaceChildren());

function curves(series: readonly Series[], stages = STAGES): Promise<DepthCurves> {
  return shown(Object.assign(new DepthCurves(), { stages, series, label: 'share' }));
}

function plot(element: DepthCurves): HTMLElement {
  return all(element, '[role="slider"]')[0] as HTMLElement;
}

function press(element: DepthCurves, key: string): void {
  plot(element).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

it('draws a curve with a gap where a number is undefined, and a dashed control', async () => {
  const element = await curves([TRAINED, CONTROL]);
  expect(all(element, 'polyline.color-0')).toHaveLength(2);
  expect(all(element, 'polyline.control.grey')).toHaveLength(1);
  const [first, second] = (all(element, 'polyline.color-0')[0]?.getAttribute('points') ?? '').split(' ');
  expect(Number(first?.split(',')[1])).toBeLessThan(Number(second?.split(',')[1]));
  expect(all(element, 'text').map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(STAGES));
});

it('gives the controls of several curves the colours of those', async () => {
  const other = { name: 'correlation', values: [1, 1, 1, 1] };
  const element = await curves([TRAINED, CONTROL, other, CONTROL]);
  expect(all(element, 'polyline.control').map(({ classList }) => classList.value)).toEqual([
    'curve control color-0',
    'curve control color-1',
  ]);
});

it('passes over the stages that a curve does not go through', async () => {
  const element = await curves([{ ...TRAINED, at: [0, 1, 3] }, CONTROL]);
  expect(all(element, 'polyline.color-0')).toHaveLength(1);
  element.selected = 2;
  await element.updateComplete;
  expect(plot(element).getAttribute('aria-valuetext')).toBe('mixed4c, untrained 0.500');
});

it('draws intervals as bands', async () => {
  const element = await curves([{ ...TRAINED, low: [0.4, 0.2, null, 0.1], high: [0.6, 0.3, null, 0.2] }]);
  expect(all(element, 'polygon')).toHaveLength(2);
  expect(all(element, 'polygon')[0]?.getAttribute('points')?.split(' ')).toHaveLength(4);
});

it('moves over the stages by keys and tells their numbers', async () => {
  const element = await curves([TRAINED, CONTROL]);
  const selected: number[] = [];
  element.addEventListener('stage-select', (event) => selected.push((event as CustomEvent<number>).detail));
  for (const key of ['ArrowRight', 'ArrowRight', 'End', 'ArrowRight', 'Home', 'ArrowLeft', 'PageUp', 'x']) {
    press(element, key);
  }
  expect(selected).toEqual([0, 1, 3, 0, 2]);
  await element.updateComplete;
  expect(plot(element).getAttribute('aria-valuetext')).toBe('mixed4c, GoogLeNet undefined, untrained 0.500');
  expect(all(element, '.legend')[0]?.textContent).toContain('mixed4c');
  expect(all(element, 'line.selected')).toHaveLength(1);
});

it('selects the stage that is pressed', async () => {
  const element = await curves([TRAINED]);
  plot(element).getBoundingClientRect = () => new DOMRect(0, 0, 640, 200);
  plot(element).dispatchEvent(new MouseEvent('click', { clientX: 620, bubbles: true }));
  expect(element.selected).toBe(3);
});

it('leaves out numbers that a logarithmic axis cannot show', async () => {
  const element = await shown(
    Object.assign(new DepthCurves(), {
      stages: STAGES,
      series: [{ name: 'kurtosis', values: [3, 0, 30, 900] }],
      logarithmic: true,
    }),
  );
  expect(all(element, 'polyline')).toHaveLength(2);
  expect(all(element, 'text').map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(['10', '100']));
});

it('turns names that have no space side by side and leaves out some of many', () => {
  expect(layoutOfNames(STAGES, 640)).toMatchObject({ isLevel: true, named: [0, 1, 2, 3] });
  expect(layoutOfNames(STAGES, 160)).toMatchObject({ isLevel: false, named: [0, 1, 2, 3] });
  const many = Array.from({ length: 130 }, (_, index) => `mixed4c_3x3_${index}`);
  expect(layoutOfNames(many, 900)).toMatchObject({ isLevel: false });
  expect(layoutOfNames(many, 900).named).toHaveLength(65);
  expect(layoutOfNames(many, 300).named.slice(0, 3)).toEqual([0, 6, 12]);
  expect(layoutOfNames(many, 900, [0, 50, 51, 90]).named).toEqual([0, 50, 90]);
  const oneLong = [...STAGES, 'avgpool0', 'softmax2_pre_activation'];
  expect(layoutOfNames(oneLong, 400)).toMatchObject({ isLevel: true, letters: 9 });
});

it('finds the runs of stages whose numbers are defined', () => {
  expect(runsOf([0, 1, 2, 3], [1, null, 2, 3], [1, 1, 1, null])).toEqual([[0], [2]]);
  expect(runsOf([0, 2, 3], [1, null, 2, 3])).toEqual([[0, 2, 3]]);
  expect(runsOf([], [])).toEqual([]);
});

it('draws nothing without stages', async () => {
  expect(all(await curves([], []), 'svg')).toHaveLength(0);
});
