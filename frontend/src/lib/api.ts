import type {
  DescribedSpec,
  FigureData,
  FigureLinks,
  KindList,
  ModelDescription,
  ModelList,
  Problem,
  Sample,
  SampleList,
} from './api-types';
import type { FigureEvents } from './figure-stream';
import { isJson } from './specs';

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
  return {
    title: 'Something went wrong here',
    status: 0,
    detail: error instanceof Error ? error.message : String(error),
  };
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

function postedJson(body: string): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
}

function postedForm(query: string): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: query };
}

/** What a figure needs of its server; a test gives its own. */
export interface FigureApi extends FigureEvents {
  /** The server's address, `''` where it is the page's own; what the server calls `/x` lies at `${base}/x`. */
  readonly base: string;
  /**
   * Asks for a figure to be made.
   *
   * @param spec the query of a readable link, or JSON
   */
  submitFigure(spec: string): Promise<FigureLinks>;
  figure(id: string): Promise<FigureData>;
  cancelFigure(id: string): Promise<void>;
}

/**
 * The figures of the server at `base`. One that is not the page's own can be read, not asked to work: {@link mayAsk}.
 *
 * @param events where its figures are listened to
 */
export function figureApi(base: string, events: FigureEvents): FigureApi {
  return {
    base,
    submitFigure: (spec) => json(`${base}/api/v1/figures`, isJson(spec) ? postedJson(spec) : postedForm(spec)),
    figure: async (id) => absolute(await json<FigureData>(`${base}/api/v1/figures/${id}`), base),
    cancelFigure: async (id) => {
      await ask(`${base}/api/v1/figures/${id}/run`, { method: 'DELETE' });
    },
    listen: (id, listener) => events.listen(id, listener),
  };
}

/** Whether figures can be begun and cancelled from this page. */
export function mayAsk(api: Pick<FigureApi, 'base'>): boolean {
  return api.base === '';
}

/** The figure with its addresses as they are seen from a page of another site. */
function absolute(data: FigureData, base: string): FigureData {
  const { result } = data;
  return {
    ...data,
    url: base + data.url,
    embedUrl: base + data.embedUrl,
    readableUrl: base + data.readableUrl,
    ...(result && {
      result: { ...result, images: result.images.map((image) => ({ ...image, url: base + image.url })) },
    }),
  };
}

/** What the other elements ask of the server. */
export const api = {
  kinds: (): Promise<KindList> => json('/api/v1/kinds'),
  /** What a readable link means; throws a {@link ProblemError} where it means nothing. */
  describe: async (query: string): Promise<DescribedSpec> => {
    const described = await json<DescribedSpec | { readonly problem: Problem }>(`/api/v1/spec?${query}`);
    if ('problem' in described) {
      throw new ProblemError(described.problem);
    }
    return described;
  },
  deleteFigure: async (id: string): Promise<void> => {
    await ask(`/api/v1/figures/${id}`, { method: 'DELETE' });
  },
  models: (): Promise<ModelList> => json('/api/v1/models'),
  model: (id: string): Promise<ModelDescription> => json(`/api/v1/models/${encodeURIComponent(id)}`),
  samples: async (): Promise<readonly Sample[]> => (await json<SampleList>('/api/v1/samples')).samples,
  activations: (model: string, photograph: Photograph, signal: AbortSignal): Promise<Response> => {
    const url = `/api/v1/models/${encodeURIComponent(model)}/activations`;
    if ('sample' in photograph) {
      return ask(url, { ...postedJson(JSON.stringify({ sample: photograph.sample })), signal });
    }
    const form = new FormData();
    form.append('image', photograph.file);
    return ask(url, { method: 'POST', body: form, signal });
  },
};

/** A photograph to look at: one of the samples, or the reader's own. */
export type Photograph = { readonly sample: string } | { readonly file: File };
