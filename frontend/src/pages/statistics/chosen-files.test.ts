import { expect, it } from 'vitest';
import {
  chosenFiles,
  classesOf,
  droppedFiles,
  freeName,
  nameProblem,
  photographsOf,
  pickedFiles,
  setName,
  type PathFile,
} from './chosen-files';

function files(...paths: readonly string[]): PathFile[] {
  return paths.map((path) => ({ path, file: new File(['1234'], path.split('/').at(-1) ?? '') }));
}

function directory(name: string, portions: readonly (readonly FileSystemEntry[])[]): FileSystemEntry {
  const left = [...portions, []];
  const createReader = (): object => ({ readEntries: (give: (entries: unknown) => void) => give(left.shift()) });
  return { name, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

function leaf(name: string): FileSystemEntry {
  return { name, file: (give: (file: File) => void) => give(new File([], name)) } as unknown as FileSystemEntry;
}

function dropped(...entries: readonly (FileSystemEntry | null)[]): DataTransferItemList {
  return entries.map((entry) => ({ webkitGetAsEntry: () => entry })) as unknown as DataTransferItemList;
}

it('sorts out what a set can have', () => {
  const all = files(
    'cats/1.JPG',
    'cats/.DS_Store',
    '.git/2.png',
    '__MACOSX/3.png',
    'notes.txt',
    'credits.tsv',
    'a.webp',
  );
  const chosen = chosenFiles('My Animals!', all, 1000);
  expect(chosen.name).toBe('My-Animals');
  expect(chosen.files.map(({ path }) => path)).toEqual(['cats/1.JPG', 'credits.tsv', 'a.webp']);
  expect(photographsOf(chosen).map(({ path }) => path)).toEqual(['cats/1.JPG', 'a.webp']);
  expect(chosen.others).toBe(4);
});

it('leaves out photographs that are too large', () => {
  const chosen = chosenFiles('a', files('1.jpg', '2.jpg'), 3);
  expect(chosen.files).toEqual([]);
  expect(chosen.tooLarge).toEqual(['1.jpg', '2.jpg']);
});

it('knows an archive', () => {
  const chosen = chosenFiles('', files('Holidays 2026.zip'), 1);
  expect(chosen.name).toBe('Holidays-2026');
  expect(chosen.archive?.name).toBe('Holidays 2026.zip');
  expect(chosenFiles('', files('a.zip', 'b.zip'), 1).archive).toBeUndefined();
});

it('takes the first folders that differ for classes', () => {
  const classes = (...paths: readonly string[]): unknown =>
    Object.fromEntries(classesOf(chosenFiles('', files(...paths), 9)));
  expect(classes('cats/1.jpg', 'dogs/2.jpg', 'dogs/big/3.jpg')).toEqual({ cats: 1, dogs: 2 });
  expect(classes('all/in/cats/1.jpg', 'all/in/dogs/2.jpg')).toEqual({ cats: 1, dogs: 1 });
  expect(classes('cats/1.jpg', '2.jpg')).toEqual({ cats: 1, '': 1 });
  expect(classes('cats/1.jpg', 'cats/2.jpg')).toEqual({});
  expect(classes('1.jpg')).toEqual({});
});

it('makes names that links can have', () => {
  expect(setName('Über große Tiere (2026)')).toBe('Uber-gro-e-Tiere-2026');
  expect(setName('--')).toBe('photographs');
  expect(setName('a'.repeat(100))).toHaveLength(48);
  expect(freeName('animals', ['Animals', 'animals-2'])).toBe('animals-3');
  expect(freeName('animals', [])).toBe('animals');
  expect(nameProblem('animals', ['commons'])).toBeUndefined();
  expect(nameProblem('Commons', ['commons'])).toContain('already');
  expect(nameProblem('a b', [])).toContain('letters');
  expect(nameProblem('', [])).toContain('letters');
});

it('reads a folder that was dropped to its end, and takes its name', async () => {
  const inner = directory('cats', [[leaf('2.jpg')]]);
  const { name, files: read } = await droppedFiles(dropped(directory('animals', [[leaf('1.jpg')], [inner]])));
  expect(name).toBe('animals');
  expect(read.map(({ path }) => path)).toEqual(['1.jpg', 'cats/2.jpg']);
});

it('keeps the names of several folders', async () => {
  const { name, files: read } = await droppedFiles(
    dropped(directory('cats', [[leaf('1.jpg')]]), null, directory('dogs', [[leaf('2.jpg')]])),
  );
  expect(name).toBe('');
  expect(read.map(({ path }) => path)).toEqual(['cats/1.jpg', 'dogs/2.jpg']);
});

it('leaves out the name of a folder that was picked', () => {
  const file = (path: string): File =>
    Object.defineProperty(new File([], '1.jpg'), 'webkitRelativePath', { value: path });
  const folder = pickedFiles([file('animals/cats/1.jpg'), file('animals/2.jpg')] as unknown as FileList);
  expect(folder.name).toBe('animals');
  expect(folder.files.map(({ path }) => path)).toEqual(['cats/1.jpg', '2.jpg']);
  expect(pickedFiles([file('')] as unknown as FileList).files[0]?.path).toBe('1.jpg');
});
