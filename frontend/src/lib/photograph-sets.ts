import { ask, json, OfflineError, parsedProblem, ProblemError } from './api';
import type {
  CreatedPhotographSet,
  PhotographSetDescription,
  PhotographSetList,
  PhotographUpload,
  SetFigureList,
  SetIndex,
} from './api-types';

const SETS = '/api/v1/photograph-sets';
const UPLOADS = '/api/v1/photograph-uploads';

function setUrl(name: string): string {
  return `${SETS}/${encodeURIComponent(name)}`;
}

function indexUrl(name: string, model: string): string {
  return `${setUrl(name)}/indexes/${encodeURIComponent(model)}`;
}

/** Returns the address of a photograph of a set, made small. */
export function photographUrl(set: string, name: string, size: number): string {
  return `${setUrl(set)}/photographs/${name.split('/').map(encodeURIComponent).join('/')}?size=${size}`;
}

/** The part of the server's API that is about sets of photographs. */
export const photographSets = {
  list: (): Promise<PhotographSetList> => json(SETS),
  get: (name: string): Promise<PhotographSetDescription> => json(setUrl(name)),
  delete: async (name: string): Promise<void> => {
    await ask(setUrl(name), { method: 'DELETE' });
  },
  /** Starts to index a set for a network, or resumes it. */
  index: (name: string, model: string): Promise<SetIndex> => json(indexUrl(name, model), { method: 'POST' }),
  pause: (name: string, model: string): Promise<SetIndex> => json(`${indexUrl(name, model)}/pause`, { method: 'POST' }),
  cancel: async (name: string, model: string): Promise<void> => {
    await ask(indexUrl(name, model), { method: 'DELETE' });
  },
  /** Returns the address of the events of a set's jobs. */
  eventsUrl: (name: string): string => `${setUrl(name)}/events`,
  /** Returns the figures about a network and a set. */
  figures: (model: string, set: string, layer: string): Promise<SetFigureList> => {
    const query = new URLSearchParams({ photographs: set, ...(layer !== '' && { layer }) });
    return json(`/api/v1/models/${encodeURIComponent(model)}/set-figures?${query}`);
  },
  beginUpload: (): Promise<PhotographUpload> => json(UPLOADS, { method: 'POST' }),
  abandonUpload: async (id: string): Promise<void> => {
    await ask(`${UPLOADS}/${id}`, { method: 'DELETE' });
  },
  sendFiles: (id: string, form: FormData, progress: Progress, signal: AbortSignal): Promise<PhotographUpload> =>
    send('POST', `${UPLOADS}/${id}/files`, form, progress, signal),
  finishUpload: (id: string, name: string): Promise<CreatedPhotographSet> =>
    json(setUrl(name), {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ upload: id }),
    }),
  sendArchive: (name: string, archive: File, progress: Progress, signal: AbortSignal): Promise<CreatedPhotographSet> =>
    send('PUT', setUrl(name), new Blob([archive], { type: 'application/zip' }), progress, signal),
};

/** Receives the number of bytes that were sent. */
export type Progress = (sent: number) => void;

/**
 * Sends a body and reports how much of it was sent, which `fetch` cannot.
 *
 * @throws ProblemError if the server's answer is an error
 * @throws OfflineError if there is no answer
 * @throws DOMException `AbortError` if it is aborted
 */
function send<T>(
  verb: string,
  url: string,
  body: Blob | FormData,
  progress: Progress,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    signal.addEventListener('abort', abort);
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as T);
      } else {
        reject(new ProblemError(parsedProblem(request.status, request.statusText, request.responseText)));
      }
    };
    request.onerror = () => reject(new OfflineError('The server does not answer.'));
    request.onabort = () => reject(new DOMException('The upload was cancelled.', 'AbortError'));
    request.onloadend = () => signal.removeEventListener('abort', abort);
    request.open(verb, url);
    request.send(body);
    if (signal.aborted) {
      abort();
    }
  });
}
