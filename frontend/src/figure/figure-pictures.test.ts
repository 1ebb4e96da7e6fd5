import { describe, expect, it } from 'vitest';
import type { ModelPortraits } from '../lib/api-types';
import { PAIRS, WALK } from '../lib/test-layouts';
import { specField, specNumber } from '../lib/specs';
import { parseUnit } from '../lib/units';
import { registerKinds } from './figure-kind';
import { finishedImages, expectedImages, picturesOf, withPortraits } from './figure-pictures';
import { gridOf } from './test-figures';

registerKinds([
  {
    name: 'units',
    units: (spec) => [parseUnit(specField(spec, 'unit'))].filter((unit) => unit !== undefined),
    pictureCount: (spec) => specNumber(spec, 'pictures', 0),
    aim: (spec) => specField(spec, 'objective') || 'suppress',
  },
  { name: 'drawn', isDrawn: true },
]);

describe('picturesOf', () => {
  it('takes the pictures from the result where the spec does not tell them', () => {
    const images = [
      { url: '/figures/a/0.png', label: '0 %' },
      { url: '/figures/a/1.png', label: 'mixed4e:3', unit: 'mixed4e:3', warning: 'It never woke.' },
    ];
    expect(picturesOf({ kind: 'another', model: 'm' }, images, 'https://example.org')).toEqual([
      { label: '0 %', description: '0 %', src: '/figures/a/0.png' },
      {
        label: 'mixed4e:3',
        description: 'mixed4e:3',
        src: '/figures/a/1.png',
        warning: 'It never woke.',
        href: 'https://example.org/models/m/mixed4e/3',
      },
    ]);
    expect(picturesOf({ kind: 'another' }, [], '')).toEqual([]);
  });

  it('takes the pictures from the units that the kind tells', () => {
    expect(picturesOf({ kind: 'units', model: 'm', unit: 'mixed4e:5' }, [{ url: '/figures/a/0.png' }], '')).toEqual([
      {
        label: '5',
        description: 'A picture made to suppress mixed4e:5',
        href: '/models/m/mixed4e/5',
        src: '/figures/a/0.png',
      },
    ]);
  });

  it('names units that stand for classes as the server labels their pictures', () => {
    const images = [{ url: '/a.png', label: 'tench (softmax:5)' }];
    expect(picturesOf({ kind: 'units', model: 'm', unit: 'softmax:5' }, images, '')[0]).toMatchObject({
      label: 'tench (softmax:5)',
      description: 'A picture made to suppress tench (softmax:5)',
    });
    const sorted = [{ url: '/a.png', label: 'tench (5) · 3.21', unit: 'softmax:5' }];
    expect(picturesOf({ kind: 'units', model: 'm' }, sorted, '')[0]).toMatchObject({
      label: 'tench (5) · 3.21',
      description: 'A picture made to suppress tench (softmax:5)',
    });
  });

  it('describes a picture by its aim where only the result tells its unit', () => {
    const [picture] = picturesOf(
      { kind: 'units', model: 'm' },
      [{ url: '/a.png', label: '447 · 3.21', unit: 'mixed4e:447' }],
      '',
    );
    expect(picture).toMatchObject({
      label: '447 · 3.21',
      description: 'A picture made to suppress mixed4e:447',
      href: '/models/m/mixed4e/447',
    });
  });

  it('labels pictures that are not made yet by the layout', () => {
    const pictures = picturesOf({ kind: 'another' }, expectedImages(PAIRS, {}), '', PAIRS);
    expect(pictures[4]).toEqual({ label: 'r1, c2', description: 'r1, c2' });
    const [made] = picturesOf({ kind: 'another' }, [{ url: '/0.png', label: 'unit 0' }], '', PAIRS);
    expect(made?.description).toBe('c1: unit 0');
  });
});

describe('expectedImages', () => {
  it('has as many pictures as the layout has places', () => {
    expect(expectedImages(WALK, {})).toHaveLength(3);
    expect(expectedImages(gridOf(6), { kind: 'another', pictures: 5 })).toHaveLength(6);
  });

  it('has as many pictures as the kind says', () => {
    expect(expectedImages(gridOf(6), { kind: 'units', pictures: 5 })).toHaveLength(5);
    expect(expectedImages(gridOf(6), { kind: 'units' })).toHaveLength(6);
  });

  it('has none if the figure is drawn from its data', () => {
    expect(expectedImages(gridOf(1), { kind: 'drawn' })).toEqual([]);
  });
});

it('knows the addresses of the pictures of a finished figure from the spec', () => {
  expect(finishedImages({ kind: 'units', unit: 'mixed4e:5' }, 'ab')).toEqual([{ url: '/figures/ab/0.png' }]);
  expect(finishedImages({ kind: 'another' }, 'ab')).toEqual([]);
});

describe('withPortraits', () => {
  const portraits: ModelPortraits = {
    words: '',
    recipe: '',
    side: 80,
    columns: 32,
    layers: [{ layer: 'mixed4c', units: 336, silent: 0, url: '/sheet.jpg', sha256: 'a' }],
    drawing: { on: false, made: 336, units: 336, givesWay: false },
    firesOn: {},
  };
  const spec = { kind: 'units', unit: 'mixed4c:35', objective: 'excite' };

  it('shows the portrait of a unit until its picture is made', () => {
    const waiting = picturesOf(spec, [], '');
    expect(withPortraits(waiting, spec, portraits)[0]?.portrait).toMatchObject({ '--column': 3, '--row': 1 });
    expect(withPortraits(waiting, spec, undefined)).toEqual(waiting);
    const made = picturesOf(spec, [{ url: '/figures/a/0.png' }], '');
    expect(withPortraits(made, spec, portraits)).toEqual(made);
  });

  it('shows none for a picture that does not excite the unit', () => {
    const suppressed = { ...spec, objective: 'suppress' };
    const pictures = picturesOf(suppressed, [], '');
    expect(withPortraits(pictures, suppressed, portraits)).toEqual(pictures);
  });
});
