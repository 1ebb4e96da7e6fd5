import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  choicesIn,
  hashOf,
  indexChoice,
  nameChoice,
  numberChoice,
  ReaderView,
  switchChoice,
  type ChoicesAsked,
  type ChoicesChanged,
} from './reader-view';

@customElement('test-reader')
class TestReader extends LitElement {
  @property({ attribute: false }) data: { readonly degrees: number } | undefined;
  @state() degrees = 0;
  @state() side: 'after' | 'before' = 'after';
  @state() picture = 0;
  @state() isOn = true;
  protected readonly view = new ReaderView(this, () => this.data !== undefined, {
    angle: numberChoice(
      () => this.degrees,
      (degrees) => (this.degrees = degrees),
      () => [0, 90],
    ),
    side: nameChoice(
      () => this.side,
      (side) => (this.side = side),
      () => ['after', 'before'],
    ),
    picture: indexChoice(
      () => this.picture,
      (index) => (this.picture = index),
      () => 3,
    ),
    on: switchChoice(
      () => this.isOn,
      (isOn) => (this.isOn = isOn),
    ),
  });

  protected override willUpdate(): void {
    if (this.data !== undefined && this.degrees === 0) {
      this.degrees = this.data.degrees;
    }
  }

  override render(): TemplateResult {
    return html`${this.degrees} ${this.side} ${this.picture} ${this.isOn}`;
  }
}

const told: ChoicesChanged[] = [];

/** Shows the element in a figure whose link makes choices. */
async function shown(hash: string): Promise<TestReader> {
  document.body.addEventListener('choices-asked', (event) => {
    (event as ChoicesAsked).choices = choicesIn(hash);
  });
  document.body.addEventListener('choices-changed', (event) => void told.push(event as ChoicesChanged));
  const element = new TestReader();
  document.body.append(element);
  await element.updateComplete;
  element.data = { degrees: 20 };
  await element.updateComplete;
  return element;
}

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceWith(document.createElement('body'));
  told.length = 0;
});

describe('what a reader has chosen', () => {
  it('is what the figure shows first, where the link chooses nothing', async () => {
    const element = await shown('');
    expect([element.degrees, element.side, element.picture, element.isOn]).toEqual([20, 'after', 0, true]);
    expect(told).toHaveLength(0);
  });

  it('is what the link says', async () => {
    const element = await shown('#angle=45&side=before&picture=2&on=off');
    expect([element.degrees, element.side, element.picture, element.isOn]).toEqual([45, 'before', 2, false]);
    expect(told.at(-1)?.choices).toEqual({ angle: '45', side: 'before', picture: '2', on: 'off' });
  });

  it.each(['#angle=91&side=up&picture=3&on=1', '#angle=x&picture=-1', '#angle=&picture=1.5', '#main', '#%', '#a=<b>'])(
    'is not what the link %s says, which is impossible or of something else',
    async (hash) => {
      const element = await shown(hash);
      expect([element.degrees, element.side, element.picture, element.isOn]).toEqual([20, 'after', 0, true]);
      expect(told).toHaveLength(0);
    },
  );

  it('is told when it changes, at most four times a second, and the last of it always', async () => {
    vi.useFakeTimers();
    const element = await shown('');
    for (const degrees of [30, 40, 50]) {
      element.degrees = degrees;
      await element.updateComplete;
    }
    expect(told.map(({ choices }) => choices['angle'])).toEqual(['30']);
    vi.runAllTimers();
    expect(told.map(({ choices }) => choices['angle'])).toEqual(['30', '50']);
    element.degrees = 20;
    await element.updateComplete;
    vi.runAllTimers();
    expect(told.at(-1)?.choices['angle']).toBeUndefined();
  });
});

it('is written after the # of a link and read again', () => {
  const choices = { stage: 'mixed4c & more', at: '1,-2' };
  expect(choicesIn(hashOf(choices))).toEqual(choices);
  expect(hashOf({})).toBe('');
  expect(choicesIn(`#a=${'x'.repeat(3000)}`)).toEqual({});
});
