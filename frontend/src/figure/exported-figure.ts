import type { FigureData } from '../lib/api-types';
import { ask, OfflineError, type FigureApi } from '../lib/api';

/** A figure of an exported article: a folder with its data and pictures, which lies beside the page and needs no server. */
export interface ExportedFigure {
  readonly id: string;
  /** The address of its files without their endings: its picture is at `${files}.png`. */
  readonly files: string;
  /** Loads the figure. */
  readonly api: FigureApi;
}

const FILE = /^(.*)\/figures\/([0-9a-f]{64})\/figure\.js$/;

/** Returns the figure whose file with data a link names; `undefined` if the link names no such file. */
export function exportedFigure(src: string, page: string): ExportedFigure | undefined {
  if (!URL.canParse(src, page)) {
    return undefined;
  }
  const url = new URL(src, page);
  const [, folder, id] = FILE.exec(url.pathname) ?? [];
  if (folder === undefined || id === undefined || !/^(https?|file):$/.test(url.protocol)) {
    return undefined;
  }
  const refused = (): Promise<never> => Promise.reject(new Error('An exported figure has no server.'));
  return {
    id,
    files: new URL('figure', url).href,
    api: {
      base: new URL('../..', url).href,
      figure: async () => located(await (url.protocol === 'file:' ? readByScript(url.href) : read(url.href)), url),
      submitFigure: refused,
      cancelFigure: refused,
      leaveFigure: refused,
      listen: () => () => undefined,
    },
  };
}

/** Reads the file as text. It is not executed, so that the attribute `src` alone can bring no script into a page. */
async function read(url: string): Promise<FigureData> {
  const script = await (await ask(url)).text();
  return JSON.parse(script.slice(script.indexOf('{'), script.lastIndexOf('}') + 1)) as FigureData;
}

/** Reads the file as a script, since a page that is itself a file can read others in no other way. */
function readByScript(url: string): Promise<FigureData> {
  return new Promise((resolve, reject) => {
    const script: HTMLScriptElement & { figure?: FigureData } = document.createElement('script');
    script.src = url;
    const isRead = (): void => {
      script.remove();
      if (script.figure === undefined) {
        reject(new OfflineError(`${url} cannot be read.`));
      } else {
        resolve(script.figure);
      }
    };
    script.onload = isRead;
    script.onerror = isRead;
    document.head.append(script);
  });
}

/** Returns the figure with its pictures beside its file, and with links to its server if they are addresses of the web. */
function located(data: FigureData, file: URL): FigureData {
  const web = (link: string): string => (/^https?:\/\//.test(link) ? link : '');
  const images = (data.result?.images ?? []).map((image) => ({ ...image, url: new URL(image.url, file).href }));
  return {
    ...data,
    url: web(data.url),
    embedUrl: web(data.embedUrl),
    readableUrl: web(data.readableUrl),
    ...(data.result && { result: { ...data.result, images } }),
  };
}
