import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import './page-part';

const answers: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.resolve(new Response(answers.shift() ?? '', { status: 200 }))),
  );
  document.body.innerHTML = '<page-part id="part" every="3"><p>1 of 3</p><button>Stop</button></page-part>';
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('shows what the server tells anew, keeps the focus, and ends when the server says so', async () => {
  answers.push(
    '<page-part id="part" every="3"><p>2 of 3</p><button>Stop</button></page-part>',
    '',
    '<page-part id="part"><p>all</p></page-part>',
  );
  document.querySelector('button')?.focus();
  await vi.advanceTimersByTimeAsync(3000);
  expect(document.body.textContent).toContain('2 of 3');
  expect(document.activeElement?.textContent).toBe('Stop');
  await vi.advanceTimersByTimeAsync(3000);
  expect(document.body.textContent, 'where the server tells nothing').toContain('2 of 3');
  await vi.advanceTimersByTimeAsync(9000);
  expect(document.body.textContent).toBe('all');
  expect(fetch).toHaveBeenCalledTimes(3);
});

it('asks for nothing once it has left the page', async () => {
  document.body.replaceChildren();
  await vi.advanceTimersByTimeAsync(9000);
  expect(fetch).not.toHaveBeenCalled();
});
