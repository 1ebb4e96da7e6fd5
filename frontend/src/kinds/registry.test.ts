import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kindOf, unitFigureOf } from '../figure/figure-kind';
import { finishedFigure, viewOf } from '../figure/test-figures';
import { combinationsOf } from '../figure/unit-combinations';
import './register';
import * as kinds from './registry';

const FOLDERS = readdirSync('src/kinds', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

it('has a line for each folder, whose name is the kind’s', () => {
  const names = Object.values(kinds).map(({ name }) => name);
  expect(names.sort()).toEqual(FOLDERS);
  const lines = readFileSync('src/kinds/registry.ts', 'utf8').trim().split('\n');
  expect(lines.map((line) => /^export \{ kind as \w+ \} from '\.\/([a-z0-9-]+)\/kind';$/.exec(line)?.[1])).toEqual(
    FOLDERS,
  );
});

it('has a kind without additions for a name that it does not know', () => {
  expect(kindOf({ kind: 'unheard-of' })).toEqual({ name: 'unheard-of' });
  expect(kindOf({})).toEqual({ name: '' });
});

it.each(FOLDERS)('draws a figure of kind %s that is not finished by its layout, or in an element that can', (name) => {
  const { result: _, ...unfinished } = finishedFigure([], undefined, { kind: name, spec: { kind: name } });
  expect(() => kindOf(unfinished).render?.(viewOf(unfinished))).not.toThrow();
  expect(() => kindOf({ kind: name }).render?.(viewOf(undefined))).not.toThrow();
});

it('has a figure of a unit', () => {
  const query = new URLSearchParams(unitFigureOf('m', { layer: 'mixed4c', channel: 3 }));
  expect([query.get('model'), query.get('unit')]).toEqual(['m', 'mixed4c:3']);
});

it('links to combinations of units in the order of the article, with the network of the figure', () => {
  const names = (units: readonly string[]): string[] =>
    combinationsOf('/figure?model=m&seed=3', units).map(({ name }) => name);
  expect(names(['a:1'])).toEqual([]);
  expect(names(['a:1', 'a:2'])).toEqual([
    'a:1 with the others',
    'From one to the other',
    'On a dial from one to the other',
  ]);
  expect(names(['a:1', 'b:2'])).toEqual(['a:1 with the others', 'From one to the other']);
  expect(names(['a:1', 'a:2', 'a:3'])).toEqual(['a:1 with the others', 'Each with each']);
  expect(names(['a:1', 'a:2', 'a:3', 'a:4'])).toEqual(['a:1 with the others', 'Each with each', 'Between the four']);
  for (const { url } of combinationsOf('/figure?model=m&seed=3', ['a:1', 'a:2'])) {
    expect(url).toMatch(/^\/figure\?kind=[a-z-]+&model=m&[^?]*$/);
    expect(url).not.toContain('seed');
  }
});

it('leads from a figure of pairs to the other figures of each pair', () => {
  const kind = kinds.joint.name;
  const spec = { kind, rows: ['a:1', 'a:2'], columns: ['a:3', 'a:4'] };
  const readableUrl = `/figure?kind=${kind}&model=m&rows=a:1,a:2&columns=a:3,a:4`;
  const links = kindOf(spec).variations?.(finishedFigure([], undefined, { spec, readableUrl })) ?? [];
  expect(links.map(({ name }) => name)).toEqual([
    'a:1 and a:3: From one to the other',
    'a:1 and a:3: On a dial from one to the other',
    'a:1 and a:4: From one to the other',
    'a:1 and a:4: On a dial from one to the other',
  ]);
  expect(links[1]?.url).toBe(`/figure?kind=${kinds.plane.name}&model=m&a=a%3A1&b=a%3A3`);
});
