import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FigureData } from '../../lib/api-types';
import { all, finishedFigure, shown } from '../../figure/test-figures';
import type { SuperpositionResult, TrainedModel } from './result';
import { SuperpositionFigure, parametersOf } from './superposition-figure';

function model(sparsity: number): TrainedModel {
  const features = [0, 90, 180].map((degrees, i) => ({
    importance: 0.9 ** i,
    x: Math.cos((degrees * Math.PI) / 180),
    y: Math.sin((degrees * Math.PI) / 180),
    bias: -0.1,
    dimensionality: i === 1 ? 1 : 0.5,
  }));
  return { sparsity, loss: 0.2, features };
}

function figure(): FigureData {
  const data: SuperpositionResult = { model: model(0.8), others: [model(0), model(0.8)] };
  return finishedFigure([], data, {
    spec: { kind: 'superposition', features: 3, sparsity: 0.8, importance: 0.9, seed: 7 },
  });
}

async function element(): Promise<SuperpositionFigure> {
  return shown(Object.assign(new SuperpositionFigure(), { figure: figure(), noAutoplay: true }));
}

function move(host: SuperpositionFigure, selector: string, value: string): void {
  const slider = all(host, selector)[0] as HTMLInputElement;
  slider.value = value;
  slider.dispatchEvent(new Event('input'));
}

function text(host: SuperpositionFigure, selector: string): string {
  return (all(host, selector)[0]?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

describe('a figure of superposition', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it('shows the model that the server trained until it is played', async () => {
    const host = await element();
    expect(all(host, '.arrows .head')).toHaveLength(3);
    expect(all(host, '.arrows .label').map((label) => label.textContent)).toEqual(['1 0.50', '2 1.00', '3 0.50']);
    expect(all(host, '.matrix rect')).toHaveLength(12);
    expect(text(host, '.found')).toBe('Three arrows, 90° to 180° apart.');
    expect(text(host, '.dimensions p')).toBe('Dimensionalities: 2.00 of 2 dimensions');
    expect(text(host, '.steps')).toBe('Seed 7');
    expect(all(host, 'tbody tr')).toHaveLength(3);
    expect(all(host, '.others button').map((button) => button.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
  });

  it('trains from the start when it is played', async () => {
    const host = await element();
    all(host, '.play')[0]?.click();
    await vi.advanceTimersByTimeAsync(200);
    await host.updateComplete;
    expect(text(host, '.steps')).toMatch(/^Seed 7, [\d,]+ steps$/);
    expect(text(host, 'output[for=sparsity]')).toContain('0.00 each feature is 0 in 0');
    all(host, '.play')[0]?.click();
    await host.updateComplete;
    const stopped = text(host, '.steps');
    await vi.advanceTimersByTimeAsync(200);
    expect(text(host, '.steps')).toBe(stopped);
  });

  it('goes on training when a slider is moved, and tells the figure', async () => {
    const host = await element();
    const told = vi.fn();
    host.addEventListener('spec-change', (event) => {
      told((event as CustomEvent<unknown>).detail);
    });
    move(host, '#sparsity', '0.5');
    expect(told).toHaveBeenLastCalledWith({ features: '3', sparsity: '0.9', seed: '7' });
    move(host, '#importance', '0.75');
    await vi.advanceTimersByTimeAsync(600);
    expect(told).toHaveBeenLastCalledWith({ features: '3', sparsity: '0.9', importance: '0.75', seed: '7' });
    await host.updateComplete;
    expect(text(host, 'output[for=sparsity]')).toContain('0.90');
    expect(all(host, '.play')[0]?.getAttribute('aria-label')).toBe('Pause');
    // the small drawings are of the importance that the figure had
    expect(all(host, '.others')).toHaveLength(0);
  });

  it('starts again with another seed', async () => {
    const host = await element();
    all(host, '.buttons button')[2]?.click();
    await vi.advanceTimersByTimeAsync(50);
    await host.updateComplete;
    expect(text(host, '.steps')).toMatch(/^Seed 8, \d+ steps$/);
  });
});

describe('a link', () => {
  it('has only what differs from the defaults', () => {
    expect(parametersOf({ features: 5, sparsity: 0.95, importance: 0.9, seed: 0 })).toEqual({});
    expect(parametersOf({ features: 5, sparsity: 0.5, importance: 1, seed: 3 })).toEqual({
      sparsity: '0.5',
      importance: '1',
      seed: '3',
    });
  });
});
