import { LitElement, html } from 'lit';
import { afterEach, expect, it, vi } from 'vitest';
import { SignColors, chooseSignPalette, signPalette } from './sign-colors';
import { SpecChanges } from '../figure/spec-changes';

class Host extends LitElement {
  readonly colors = new SignColors(this);
  readonly changes = new SpecChanges(this);

  override render(): unknown {
    return html`${this.colors.button()}`;
  }
}
customElements.define('test-linear-host', Host);

async function host(): Promise<Host> {
  const element = new Host();
  document.body.append(element);
  await element.updateComplete;
  return element;
}

afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  chooseSignPalette('red-green');
  vi.useRealTimers();
});

it('changes the colours of all figures by one press, and remembers them', async () => {
  const [one, other] = [await host(), await host()];
  expect(one.getAttribute('signs')).toBe('red-green');
  one.renderRoot.querySelector('button')?.click();
  expect(other.getAttribute('signs')).toBe('blue-orange');
  expect((await host()).getAttribute('signs')).toBe('blue-orange');
});

it('remembers the colours until the page is closed where nothing can be stored', () => {
  const forbidden = vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  chooseSignPalette('blue-orange');
  expect(signPalette()).toBe('blue-orange');
  forbidden.mockRestore();
});

it('tells the first change at once, then at most four a second, and always the last', async () => {
  const element = await host();
  vi.useFakeTimers();
  const told: unknown[] = [];
  document.body.addEventListener('spec-change', (event) => told.push((event as CustomEvent).detail));
  for (const step of [1, 2, 3]) {
    element.changes.report({ step: String(step) });
  }
  expect(told).toEqual([{ step: '1' }]);
  vi.advanceTimersByTime(250);
  expect(told).toEqual([{ step: '1' }, { step: '3' }]);
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(2);
});
