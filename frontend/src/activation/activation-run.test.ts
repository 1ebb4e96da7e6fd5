import { afterEach, expect, it, vi } from 'vitest';
import { OfflineError, ProblemError, newProblem } from '../lib/api';
import { runActivations, type ActivationListener } from './activation-run';

const layer = {
  name: 'conv2d0',
  kind: 'convolution',
  depth: 0,
  layers: 1,
  channels: 1,
  height: 1,
  width: 1,
  receptiveField: 5,
  mean: [2],
  maximum: [2],
  nonZero: [1],
  notFinite: [],
  labels: [],
  map: { height: 1, width: 1, encoding: 'uint8-base64', data: btoa('\xff') },
};

function event(type: string, data: object): string {
  return `event: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Runs a photograph against an answer and returns the calls of the listener in order. */
async function heardOf(answer: string | Response): Promise<string[]> {
  const response = typeof answer === 'string' ? new Response(answer) : answer;
  vi.stubGlobal('fetch', vi.fn().mockResolvedValue(response));
  const heard: string[] = [];
  const listener: ActivationListener = {
    photograph: ({ width }) => heard.push(`photograph ${width}`),
    layer: (maps) => heard.push(`layer ${maps.layer.name} ${maps.value(0, 0, 0)}`),
    classes: ({ top, failure }) => heard.push(`classes ${top[0]?.label ?? failure}`),
    done: ({ forward }) => heard.push(`done ${forward}`),
  };
  await runActivations('mini-inception', { sample: 'chelsea' }, listener, new AbortController().signal);
  return heard;
}

const beginning = event('photograph', { height: 64, width: 64, crop: 1, image: 'data:,' }) + event('layer', layer);

afterEach(() => vi.unstubAllGlobals());

it('passes on the photograph, each layer, the classes and the end', async () => {
  const end =
    event('classes', { top: [{ class: 1, label: 'tabby', probability: 0.5 }] }) +
    event('done', { model: 'mini-inception', milliseconds: { decode: 1, forward: 7, encode: 2 } });
  expect(await heardOf(beginning + end)).toEqual(['photograph 64', 'layer conv2d0 2', 'classes tabby', 'done 7']);
});

it('passes on why there are no classes', async () => {
  const end =
    event('classes', { top: [], failure: 'The classes could not be computed.' }) +
    event('done', { milliseconds: { forward: 7 } });
  expect(await heardOf(beginning + end)).toContain('classes The classes could not be computed.');
});

it('fails with the problem that the stream reports', async () => {
  const problem = newProblem('Internal error', 500, 'The run broke off.');
  await expect(heardOf(beginning + event('failed', problem))).rejects.toThrow(new ProblemError(problem));
});

it('treats a stream that breaks off as an unreachable server', async () => {
  await expect(heardOf(beginning)).rejects.toBeInstanceOf(OfflineError);
});

it('fails with the problem of a refusal', async () => {
  const problem = { title: 'Invalid input', status: 400, detail: 'the image is not a picture', field: 'image' };
  const refusal = new Response(JSON.stringify(problem), { status: 400, headers: { 'Retry-After': '3' } });
  const failing = heardOf(refusal);
  await expect(failing).rejects.toMatchObject({ problem, retryAfter: 3 });
});

it('describes a refusal that is not a problem document by its status', async () => {
  const failing = heardOf(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  await expect(failing).rejects.toThrow('The server answered with status 502.');
});
