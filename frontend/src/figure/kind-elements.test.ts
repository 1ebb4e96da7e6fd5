import { expect, it, vi } from 'vitest';
import type { FigureKind } from './figure-kind';
import { KindElements } from './kind-elements';

function host(): {
  addController(): void;
  removeController(): void;
  requestUpdate(): void;
  updateComplete: Promise<boolean>;
} {
  return {
    addController: vi.fn(),
    removeController: vi.fn(),
    requestUpdate: vi.fn(),
    updateComplete: Promise.resolve(true),
  };
}

it('has nothing to wait for with a kind that loads no element', () => {
  expect(new KindElements(host()).stateOf({ name: 'light' })).toBe('loaded');
});

it('loads the element of a kind once for all figures, and draws each when it is there', async () => {
  let arrive: (module: unknown) => void = () => undefined;
  const loadElement = vi.fn(() => new Promise<unknown>((resolve) => (arrive = resolve)));
  const kind: FigureKind = { name: 'heavy', loadElement };
  const [first, second] = [host(), host()];
  const elements = [new KindElements(first), new KindElements(second)];
  expect(elements.map((each) => each.stateOf(kind))).toEqual(['loading', 'loading']);
  expect(elements.map((each) => each.stateOf(kind))).toEqual(['loading', 'loading']);
  expect(loadElement).toHaveBeenCalledOnce();
  arrive({});
  await vi.waitFor(() => expect(first.requestUpdate).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(second.requestUpdate).toHaveBeenCalledOnce());
  expect(elements.map((each) => each.stateOf(kind))).toEqual(['loaded', 'loaded']);
});

it('says when an element cannot be loaded', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const kind: FigureKind = { name: 'heavy', loadElement: () => Promise.reject(new TypeError('no network')) };
  const drawn = host();
  const elements = new KindElements(drawn);
  elements.stateOf(kind);
  await vi.waitFor(() => expect(drawn.requestUpdate).toHaveBeenCalledOnce());
  expect(elements.stateOf(kind)).toBe('failed');
  expect(said).toHaveBeenCalledOnce();
  said.mockRestore();
});
