import type { FigureSpec } from './specs';

/** What went wrong, as the server tells it (RFC 9457). */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly field?: string;
}

export type FigureStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** A picture of a finished figure. */
export interface FigureImage {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly label: string;
  readonly unit?: string;
  readonly objective: number | null;
  readonly warning?: string;
}

/** The objective of each picture at the steps at which it was noted: `objective[note][picture]`. */
export interface Curve {
  readonly steps: readonly number[];
  readonly objective: readonly (readonly (number | null)[])[];
}

/** How far a figure has come. */
export interface FigureProgress {
  readonly step: number;
  readonly steps: number;
  readonly objective: readonly (number | null)[];
}

/** Where a figure is to be found, and how far it has come. */
export interface FigureLinks {
  readonly id: string;
  readonly url: string;
  readonly embedUrl: string;
  readonly readableUrl: string;
  readonly status: FigureStatus;
}

/** All that is known of a figure. */
export interface FigureData extends FigureLinks {
  readonly kind: string;
  readonly title: string;
  readonly caption: string;
  readonly spec: FigureSpec;
  readonly createdAt: string;
  readonly progress?: FigureProgress;
  readonly queuePosition?: number;
  readonly result?: { readonly images: readonly FigureImage[]; readonly curve: Curve; readonly milliseconds: number };
  readonly error?: Problem;
}

/** A network, as the list of models has it. */
export interface ModelSummary {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly classes: number;
  readonly input: { readonly height: number; readonly width: number };
}

/** A layer, as the network's description has it. */
export interface LayerSummary {
  readonly name: string;
  readonly kind: string;
  readonly depth: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly receptiveField: number;
}

/** A sample photograph. */
export interface Sample {
  readonly id: string;
  readonly title: string;
  readonly credit: string;
  readonly licence: string;
  readonly url: string;
  /** The same, 128 px wide and high. */
  readonly thumbnailUrl: string;
}

/** The server answered that it cannot do what it was asked. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** Seconds after which to ask again, where the server says so. */
    readonly retryAfter?: number,
  ) {
    super(problem.detail);
  }
}

/** The server did not answer at all. */
export class OfflineError extends Error {}

/** The problem that an error stands for, for showing it. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem;
  }
  return { title: 'Something went wrong here', status: 0, detail: error instanceof Error ? error.message : String(error) };
}

/** Asks the server; throws a {@link ProblemError} or an {@link OfflineError} where it does not do it. */
export async function ask(url: string, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error;
    }
    throw new OfflineError('The server does not answer.', { cause: error });
  }
  if (!response.ok) {
    throw new ProblemError(await problemIn(response), Number(response.headers.get('Retry-After')) || undefined);
  }
  return response;
}

async function problemIn(response: Response): Promise<Problem> {
  const fallback = {
    title: response.statusText || 'Error',
    status: response.status,
    detail: `The server answered with status ${response.status}.`,
  };
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    // an answer that is no problem document, from a proxy for instance
    return fallback;
  }
}

async function json<T>(url: string, init?: RequestInit): Promise<T> {
  return (await (await ask(url, init)).json()) as T;
}

function posted(body: object): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** What the elements ask of the server. */
export const api = {
  submitFigure: (spec: FigureSpec): Promise<FigureLinks> => json('/api/v1/figures', posted(spec)),
  figure: (id: string): Promise<FigureData> => json(`/api/v1/figures/${id}`),
  cancelFigure: async (id: string): Promise<void> => {
    await ask(`/api/v1/figures/${id}/run`, { method: 'DELETE' });
  },
  figureEvents: (id: string): EventSource => new EventSource(`/api/v1/figures/${id}/events`),
  models: (): Promise<{ default: string; models: readonly ModelSummary[] }> => json('/api/v1/models'),
  model: (id: string): Promise<ModelSummary & { layers: readonly LayerSummary[] }> =>
    json(`/api/v1/models/${encodeURIComponent(id)}`),
  samples: async (): Promise<readonly Sample[]> =>
    (await json<{ samples: readonly Sample[] }>('/api/v1/samples')).samples,
  activations: (model: string, photograph: Photograph, signal: AbortSignal): Promise<Response> => {
    const url = `/api/v1/models/${encodeURIComponent(model)}/activations`;
    if ('sample' in photograph) {
      return ask(url, { ...posted({ sample: photograph.sample }), signal });
    }
    const form = new FormData();
    form.append('image', photograph.file);
    return ask(url, { method: 'POST', body: form, signal });
  },
};

/** A photograph to look at: one of the samples, or the reader's own. */
export type Photograph = { readonly sample: string } | { readonly file: File };

/** What a figure needs of the server; a test gives its own. */
export type FigureApi = Pick<typeof api, 'submitFigure' | 'figure' | 'cancelFigure' | 'figureEvents'>;
