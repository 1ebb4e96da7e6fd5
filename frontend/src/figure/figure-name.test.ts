import { describe, expect, it } from 'vitest';
import { namedFigure } from './figure-name';

const ID = 'a'.repeat(64);

describe('namedFigure', () => {
  it('takes the id of a permanent link, on any server', () => {
    expect(namedFigure(undefined, undefined, `/figures/${ID}`)).toEqual({ base: '', id: ID, spec: undefined });
    const elsewhere = namedFigure(undefined, undefined, `https://scope.example/sub/embed/${ID}`);
    expect(elsewhere).toEqual({ base: 'https://scope.example/sub', id: ID, spec: undefined });
  });

  it('takes the spec of a readable link of the own server', () => {
    const named = namedFigure(undefined, undefined, '/figure?kind=another&unit=a:1');
    expect(named).toEqual({ base: '', id: undefined, spec: 'kind=another&unit=a:1' });
  });

  it('does not follow a readable link of another server', () => {
    const named = namedFigure(undefined, undefined, 'https://scope.example/figure?kind=another');
    expect(named.trouble?.name).toBe('cancelled');
  });

  it('names nothing where nothing is named', () => {
    expect(namedFigure(undefined, undefined, undefined).trouble?.name).toBe('failed');
    expect(namedFigure(undefined, undefined, 'https://scope.example/gallery').trouble?.problem.detail).toContain(
      'https://scope.example/gallery',
    );
    expect(namedFigure(undefined, undefined, 'javascript:alert(1)').trouble?.name).toBe('failed');
  });
});
