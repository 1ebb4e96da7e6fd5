import type { CreatedPhotographSet } from '../../lib/api-types';
import { photographSets } from '../../lib/photograph-sets';
import type { ChosenFiles, PathFile } from './chosen-files';

/** Leaves room for the heads of the files in a request. */
const HEAD_BYTES = 1000;
const MOST_FILES = 1000;

/** Divides files into requests of at most `mostBytes`. */
export function requestsOf(files: readonly PathFile[], mostBytes: number): PathFile[][] {
  const requests: PathFile[][] = [];
  let bytes = 0;
  for (const each of files) {
    const more = each.file.size + HEAD_BYTES;
    const last = requests.at(-1);
    if (last !== undefined && bytes + more <= mostBytes && last.length < MOST_FILES) {
      last.push(each);
      bytes += more;
    } else {
      requests.push([each]);
      bytes = more;
    }
  }
  return requests;
}

/** Returns the number of bytes of all files. */
export function bytesOf({ archive, files }: ChosenFiles): number {
  return (archive?.size ?? 0) + files.reduce((sum, { file }) => sum + file.size, 0);
}

/**
 * Uploads files and makes a set of them. If it fails or is aborted, the server keeps nothing.
 *
 * @param mostBytes the most bytes of a request
 * @param progress receives the share that was sent
 * @throws ProblemError if the server refuses the files
 * @throws OfflineError if the server does not answer
 * @throws DOMException `AbortError` if it is aborted
 */
export async function upload(
  chosen: ChosenFiles,
  name: string,
  mostBytes: number,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<CreatedPhotographSet> {
  const total = Math.max(1, bytesOf(chosen));
  const report = (sent: number): void => progress(Math.min(1, sent / total));
  if (chosen.archive !== undefined) {
    return photographSets.sendArchive(name, chosen.archive, report, signal);
  }
  const { id } = await photographSets.beginUpload();
  try {
    let before = 0;
    for (const files of requestsOf(chosen.files, mostBytes)) {
      await photographSets.sendFiles(id, formOf(files), (sent) => report(before + sent), signal);
      before += files.reduce((sum, { file }) => sum + file.size, 0);
      report(before);
    }
    return await photographSets.finishUpload(id, name);
  } catch (error) {
    // the upload is of no use any more; what the server answers changes nothing
    await photographSets.abandonUpload(id).catch(() => undefined);
    throw error;
  }
}

function formOf(files: readonly PathFile[]): FormData {
  const form = new FormData();
  files.forEach(({ path, file }) => form.append('file', file, path));
  return form;
}
