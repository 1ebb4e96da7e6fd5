import { describe, expect, it } from 'vitest';
import { INFERNO } from './color-map';

describe('the colour map', () => {
  it('goes from black to pale yellow with increasing lightness', () => {
    expect([...INFERNO.slice(0, 3)]).toEqual([0, 0, 4]);
    expect([...INFERNO.slice(-3)]).toEqual([252, 255, 164]);
    const lightness = Array.from({ length: 256 }, (_, i) => {
      const [r, g, b] = [...INFERNO.slice(3 * i, 3 * i + 3)].map((value) => (value / 255) ** 2.2);
      return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
    });
    lightness.slice(1).forEach((light, i) => expect(light).toBeGreaterThanOrEqual((lightness[i] ?? 0) - 1e-3));
  });
});
