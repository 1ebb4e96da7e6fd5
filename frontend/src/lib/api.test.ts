import { afterEach, expect, it, vi } from 'vitest';
import { figureApi } from './api';

/** Returns method, address, content type and body of the request that submits a spec. */
async function submitted(spec: string): Promise<readonly unknown[]> {
  const fetched = vi.fn().mockResolvedValue(new Response('{}'));
  vi.stubGlobal('fetch', fetched);
  await figureApi('', { listen: () => () => undefined }).submitFigure(spec);
  const [url, { method, headers, body }] = fetched.mock.calls[0] as [string, RequestInit];
  return [method, url, (headers as Record<string, string>)['Content-Type'], body];
}

afterEach(() => vi.unstubAllGlobals());

it('posts the query of a link as a form', async () => {
  const query = 'kind=another&unit=mixed4c%3A1&size=64';
  expect(await submitted(query)).toEqual([
    'POST',
    '/api/v1/figures?watching=true',
    'application/x-www-form-urlencoded',
    query,
  ]);
});

it('posts JSON as JSON', async () => {
  const json = '{"kind":"another"}';
  expect(await submitted(json)).toEqual(['POST', '/api/v1/figures?watching=true', 'application/json', json]);
});
