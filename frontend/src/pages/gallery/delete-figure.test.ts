import { afterEach, expect, it, vi } from 'vitest';
import { DeleteFigure } from './delete-figure';

async function inACard(answer: () => Response): Promise<{ element: DeleteFigure; asked: string[] }> {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    asked.push(`${init?.method ?? 'GET'} ${url}`);
    return Promise.resolve(answer());
  });
  const element = Object.assign(new DeleteFigure(), { figure: 'ab', name: 'A unit' });
  const card = document.createElement('li');
  card.append(element);
  document.body.append(card);
  await element.updateComplete;
  return { element, asked };
}

function button(element: DeleteFigure): HTMLButtonElement | null {
  return element.renderRoot.querySelector('button');
}

async function press(element: DeleteFigure): Promise<void> {
  const before = button(element)?.textContent;
  button(element)?.click();
  await vi.waitFor(() => {
    const isDone = button(element)?.textContent !== before || element.renderRoot.textContent?.includes('owner');
    expect(isDone).toBe(true);
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

it('deletes a figure and brings it back', async () => {
  const { element, asked } = await inACard(() => new Response(null, { status: 204 }));
  await press(element);
  expect(asked).toEqual(['DELETE /api/v1/figures/ab']);
  expect(element.closest('li')?.classList.contains('deleted')).toBe(true);
  expect(element.renderRoot.querySelector('[role=status]')?.textContent).toContain('A unit is deleted.');
  expect(button(element)?.getAttribute('aria-label')).toBe('Undo: bring A unit back');
  await press(element);
  expect(asked.at(-1)).toBe('POST /api/v1/figures/ab/restore');
  expect(element.closest('li')?.classList.contains('deleted')).toBe(false);
});

it('says why a figure is not deleted', async () => {
  const problem = { title: 'Refused', status: 403, detail: 'Only the owner of this server may do this.' };
  const { element } = await inACard(() => new Response(JSON.stringify(problem), { status: 403 }));
  await press(element);
  expect(element.renderRoot.querySelector('[role=status]')?.textContent).toContain('Only the owner');
  expect(element.closest('li')?.classList.contains('deleted')).toBe(false);
});
