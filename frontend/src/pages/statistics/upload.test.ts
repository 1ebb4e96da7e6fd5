import { afterEach, expect, it, vi } from 'vitest';
import { photographSets } from '../../lib/photograph-sets';
import { chosenFiles, type PathFile } from './chosen-files';
import { bytesOf, requestsOf, upload } from './upload';

const IDLE = new AbortController().signal;
const STARTED = { id: 'u1', photographs: 0, bytes: 0 };
const CREATED = { name: 'animals', photographs: 3, url: '', tooLarge: [] };

function photographs(...sizes: readonly number[]): PathFile[] {
  return sizes.map((size, index) => ({ path: `${index}.jpg`, file: new File(['x'.repeat(size)], `${index}.jpg`) }));
}

afterEach(() => {
  vi.restoreAllMocks();
});

it('divides files into requests that the server takes', () => {
  const sizes = (mostBytes: number): number[] =>
    requestsOf(photographs(2000, 3000, 4000), mostBytes).map((request) => request.length);
  expect(sizes(100_000)).toEqual([3]);
  expect(sizes(7000)).toEqual([2, 1]);
  expect(sizes(100)).toEqual([1, 1, 1]);
  expect(requestsOf([], 100)).toEqual([]);
});

it('sends the files in several requests and makes the set', async () => {
  vi.spyOn(photographSets, 'beginUpload').mockResolvedValue(STARTED);
  const sent: string[][] = [];
  vi.spyOn(photographSets, 'sendFiles').mockImplementation((_id, form, progress) => {
    sent.push(form.getAll('file').map((file) => (file as File).name));
    progress(1000);
    return Promise.resolve(STARTED);
  });
  const finish = vi.spyOn(photographSets, 'finishUpload').mockResolvedValue(CREATED);
  const shares: number[] = [];
  const chosen = chosenFiles('animals', photographs(2000, 3000, 5000), 9999);
  expect(bytesOf(chosen)).toBe(10_000);
  expect(await upload(chosen, 'animals', 8000, (share) => shares.push(share), IDLE)).toBe(CREATED);
  expect(sent).toEqual([['0.jpg', '1.jpg'], ['2.jpg']]);
  expect(shares).toEqual([0.1, 0.5, 0.6, 1]);
  expect(finish).toHaveBeenCalledWith('u1', 'animals');
});

it('leaves nothing at the server if the upload fails', async () => {
  vi.spyOn(photographSets, 'beginUpload').mockResolvedValue(STARTED);
  vi.spyOn(photographSets, 'sendFiles').mockRejectedValue(new Error('full'));
  const abandon = vi.spyOn(photographSets, 'abandonUpload').mockRejectedValue(new Error('offline'));
  const chosen = chosenFiles('animals', photographs(1), 9999);
  await expect(upload(chosen, 'animals', 8000, () => undefined, IDLE)).rejects.toThrow('full');
  expect(abandon).toHaveBeenCalledWith('u1');
});

it('sends an archive in one request', async () => {
  const archive = vi.spyOn(photographSets, 'sendArchive').mockResolvedValue(CREATED);
  const chosen = chosenFiles('', [{ path: 'a.zip', file: new File(['zip'], 'a.zip') }], 9999);
  await upload(chosen, 'animals', 8000, () => undefined, IDLE);
  expect(archive.mock.calls[0]?.slice(0, 2)).toEqual(['animals', chosen.archive]);
});
