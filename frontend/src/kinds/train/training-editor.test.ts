import { afterEach, describe, expect, it, vi } from 'vitest';
import { all, shown } from '../../figure/test-figures';
import { PointEditor } from './point-editor';
import { TrainingEditor } from './training-editor';

const SPEC = {
  kind: 'train',
  problem: 'xor',
  hidden: '4',
  activations: 'tanh',
  rate: 0.5,
  batch: 10,
  l1: 0,
  l2: 0,
  seed: 3,
};

async function editor(change: Partial<TrainingEditor> = {}): Promise<TrainingEditor> {
  const spec = { ...SPEC, steps: 100, bits: 2, noise: 0.02, curve: 'sine', photograph: 'chelsea', other: 'coffee' };
  return shown(Object.assign(new TrainingEditor(), { spec }, change));
}

function button(host: TrainingEditor | PointEditor, name: string): HTMLButtonElement {
  const found = all(host, 'button').find(
    (each) =>
      (each.textContent ?? '').includes(name) || each.ariaLabel === name || each.getAttribute('aria-label') === name,
  );
  return found as HTMLButtonElement;
}

async function choose(host: TrainingEditor, selector: string, value: string): Promise<void> {
  const field = all(host, selector)[0] as HTMLSelectElement;
  field.value = value;
  field.dispatchEvent(new Event('change'));
  field.dispatchEvent(new Event('input'));
  await host.updateComplete;
}

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

describe('the editor of a training', () => {
  it('adds and removes layers and neurons, and opens what was planned', async () => {
    const opened: string[] = [];
    vi.stubGlobal('location', { assign: (url: string) => opened.push(url) });
    const host = await editor();
    button(host, 'Add a layer').click();
    await host.updateComplete;
    expect(all(host, '.layer')).toHaveLength(2);
    button(host, 'More neurons').click();
    await host.updateComplete;
    await choose(host, '.layer select', 'relu');
    button(host, 'Another seed').click();
    await host.updateComplete;
    all(host, 'form')[0]?.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(opened).toEqual(['/figure?kind=train&hidden=5,4&activations=relu,tanh&seed=4&steps=100']);
  });

  it('undoes what was planned', async () => {
    const host = await editor();
    await choose(host, 'select[name=problem]', 'spiral');
    expect(all(host, '.layer')).toHaveLength(2);
    button(host, 'Undo').click();
    await host.updateComplete;
    expect(all(host, '.layer')).toHaveLength(1);
  });

  it('says at the field what cannot be used, and opens nothing then', async () => {
    const opened: string[] = [];
    vi.stubGlobal('location', { assign: (url: string) => opened.push(url) });
    const host = await editor();
    await choose(host, 'input[name=rate]', '1000');
    const field = all(host, 'input[name=rate]')[0];
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(field?.closest('label')?.textContent).toContain('A number from 0 to 100.');
    expect(button(host, 'Train it').disabled).toBe(true);
    all(host, 'form')[0]?.dispatchEvent(new Event('submit', { cancelable: true }));
    expect(opened).toHaveLength(0);
  });

  it('begins points of one’s own with those of the figure', async () => {
    const host = await editor({ shown: [0.5, 0.5, 1, -0.5, 0, 0] });
    await choose(host, 'select[name=problem]', 'points');
    expect(button(host, 'Train it').disabled).toBe(true);
    button(host, 'Begin with the points').click();
    await host.updateComplete;
    expect(button(host, 'Train it').disabled).toBe(false);
  });
});

describe('points of one’s own', () => {
  async function points(): Promise<{ host: PointEditor; told: number[][] }> {
    const host = await shown(new PointEditor());
    const told: number[][] = [];
    host.addEventListener('points-change', (event) => told.push((event as CustomEvent<number[]>).detail));
    return { host, told };
  }

  async function key(host: PointEditor, ...names: readonly string[]): Promise<void> {
    for (const name of names) {
      all(host, '.input-plane')[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: name, cancelable: true }));
      await host.updateComplete;
    }
  }

  it('are drawn and removed with the keyboard', async () => {
    const { host, told } = await points();
    await key(host, 'ArrowRight', 'ArrowUp', 'ArrowUp', ' ');
    (all(host, 'input[value="0"]')[0] as HTMLInputElement).click();
    await host.updateComplete;
    await key(host, 'ArrowLeft', 'ArrowLeft', ' ');
    expect(told.at(-1)).toEqual([0.05, 0.1, 1, -0.05, 0.1, 0]);
    expect(all(host, '.one')).toHaveLength(1);
    expect(all(host, '.zero')).toHaveLength(1);
    await key(host, 'Delete');
    expect(told.at(-1)).toEqual([0.05, 0.1, 1]);
    button(host, 'Remove all').click();
    expect(told.at(-1)).toEqual([]);
  });

  it('are read from pasted rows, or the row at fault is named', async () => {
    const { host, told } = await points();
    const area = all(host, 'textarea')[0] as HTMLTextAreaElement;
    area.value = '0,0,1\n1,words,0';
    area.dispatchEvent(new Event('change'));
    await host.updateComplete;
    expect(all(host, '.message')[0]?.textContent).toContain('Row 2 has “words”');
    expect(told).toHaveLength(0);
    area.value = '0,0,1\n1,1,0';
    area.dispatchEvent(new Event('change'));
    await host.updateComplete;
    expect(told.at(-1)).toEqual([0, 0, 1, 1, 1, 0]);
  });
});
