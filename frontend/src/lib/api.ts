import type {
  DescribedSpec,
  FigureData,
  FigureLinks,
  KindList,
  ModelDescription,
  ModelList,
  ModelPortraits,
  PhotographSetEntry,
  PhotographSetList,
  Problem,
  Sample,
  SampleList,
  SuggestedFigure,
  SuggestionList,
} from './api-types';
import type { FigureEvents } from './figure-stream';
import { isJson } from './specs';

/** The server's answer is an error. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** The seconds after which to retry, if the server gives them. */
    readonly retryAfter?: number,
  ) {
    super(problem.detail);
  }
}

/** The server did not answer. */
export class OfflineError extends Error {}

/** Returns a problem that the page itself found. */
export function newProblem(title: string, status: number, detail: string): Problem {
  return { type: 'about:blank', title, status, detail };
}

/** Returns a description of an error that can be shown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) {
    return error.problem;
  }
  return newProblem('Something went wrong here', 0, error instanceof Error ? error.message : String(error));
}

/**
 * Sends a request.
 *
 * @throws ProblemError if the server's answer is an error
 * @throws OfflineError if there is no answer
 */
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
  return parsedProblem(response.status, response.statusText, await response.text());
}

/** Returns the problem that the body of an answer describes. */
export function parsedProblem(status: number, statusText: string, body: string): Problem {
  const fallback = newProblem(statusText || 'Error', status, `The server answered with status ${status}.`);
  try {
    return { ...fallback, ...(JSON.parse(body) as Partial<Problem>) };
  } catch {
    // the answer is not a problem document, for instance that of a proxy
    return fallback;
  }
}

/** Sends a request and returns the JSON of the answer; see {@link ask}. */
export async function json<T>(url: string, init?: RequestInit): Promise<T> {
  return (await (await ask(url, init)).json()) as T;
}

/** A request with a body of text. */
interface PostedText extends RequestInit {
  readonly headers: Readonly<Record<string, string>>;
}

function postedJson(body: string): PostedText {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body };
}

function postedForm(query: string): PostedText {
  return { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: query };
}

/** The status of an answer to who cancels a figure that is made for others. */
const GOES_ON = 202;

/** The part of the server's API that a figure uses. */
export interface FigureApi extends FigureEvents {
  /** The address of the server, `''` for the server of the page. The server's `/x` is at `${base}/x`. */
  readonly base: string;
  /**
   * Asks for a figure to be made, which this page will watch.
   *
   * @param spec the query of a readable link, or JSON
   * @param isOffered whether the figure is made after what people wait for
   */
  submitFigure(spec: string, isOffered?: boolean): Promise<FigureLinks>;
  figure(id: string): Promise<FigureData>;
  /** Gives up a figure; returns whether it goes on, because others wait for it. */
  cancelFigure(id: string): Promise<boolean>;
  /** Gives up a figure for this page alone. */
  leaveFigure(id: string): Promise<void>;
}

/**
 * Returns the figures of the server at `base`. On another server than the page's own they can only be read: {@link
 * mayAsk}.
 *
 * @param events the events of the server's figures
 */
export function figureApi(base: string, events: FigureEvents): FigureApi {
  return {
    base,
    submitFigure: (spec, isOffered) => {
      const request = isJson(spec) ? postedJson(spec) : postedForm(spec);
      const headers = { ...request.headers, ...(isOffered === true && { Priority: 'u=5' }) };
      return json(`${base}/api/v1/figures?watching=true`, { ...request, headers });
    },
    figure: async (id) => absolute(await json<FigureData>(`${base}/api/v1/figures/${id}`), base),
    cancelFigure: async (id) =>
      (await ask(`${base}/api/v1/figures/${id}/run`, { method: 'DELETE' })).status === GOES_ON,
    leaveFigure: async (id) => {
      // the page may be closing
      await ask(`${base}/api/v1/figures/${id}/run?mine=true`, { method: 'DELETE', keepalive: true });
    },
    listen: (id, listener) => events.listen(id, listener),
  };
}

/** Whether figures can be submitted and cancelled from this page. */
export function mayAsk(api: Pick<FigureApi, 'base'>): boolean {
  return api.base === '';
}

/** Returns a figure whose addresses are valid in a page of another site. */
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

/** Returns the portraits of a network of the server at `server`. The addresses of the sheets are valid in pages of other sites. */
export async function portraitsOf(server: string, model: string): Promise<ModelPortraits> {
  const portraits = await json<ModelPortraits>(`${server}/api/v1/models/${encodeURIComponent(model)}/portraits`);
  return { ...portraits, layers: portraits.layers.map((layer) => ({ ...layer, url: server + layer.url })) };
}

/** The part of the server's API that the pages use. */
export const api = {
  kinds: (): Promise<KindList> => json('/api/v1/kinds'),
  /**
   * Returns the figure of a readable link.
   *
   * @throws ProblemError if the link is invalid
   */
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
  /** Brings back a figure that was deleted lately. */
  restoreFigure: async (id: string): Promise<void> => {
    await ask(`/api/v1/figures/${id}/restore`, { method: 'POST' });
  },
  models: (): Promise<ModelList> => json('/api/v1/models'),
  model: (id: string): Promise<ModelDescription> => json(`/api/v1/models/${encodeURIComponent(id)}`),
  photographSets: async (): Promise<readonly PhotographSetEntry[]> =>
    (await json<PhotographSetList>('/api/v1/photograph-sets')).sets,
  samples: async (): Promise<readonly Sample[]> => (await api.sampleList()).samples,
  sampleList: (): Promise<SampleList> => json<SampleList>('/api/v1/samples'),
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

/** A photograph: one of the samples, or the reader's own file. */
export type Photograph = { readonly sample: string } | { readonly file: File };

/** Returns links to figures about a unit and a sample photograph. `unit` is written `layer:channel`. */
export async function photographFigures(
  model: string,
  unit: string,
  photograph: string,
): Promise<readonly SuggestedFigure[]> {
  const query = new URLSearchParams({ unit, photograph });
  const list = await json<SuggestionList>(
    `/api/v1/models/${encodeURIComponent(model)}/suggestions?${query.toString()}`,
  );
  return list.suggestions;
}
