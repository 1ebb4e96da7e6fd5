/** A file and its path below the folder that was chosen. */
export interface PathFile {
  readonly path: string;
  readonly file: File;
}

/** What a reader dropped or picked: an archive, or photographs. */
export interface ChosenFiles {
  /** A name for the set, which may be taken. */
  readonly name: string;
  readonly archive?: File;
  /** The photographs, and the file with their credits if there is one. */
  readonly files: readonly PathFile[];
  /** The number of files that are no photographs. */
  readonly others: number;
  /** The paths of photographs that are too large. */
  readonly tooLarge: readonly string[];
}

const PICTURE = /\.(jpe?g|png|gif|webp|bmp)$/i;
const ARCHIVE = /\.zip$/i;
const HIDDEN = /(^|\/)(\.|__MACOSX(\/|$))/;
const CREDITS = /(^|\/)credits\.tsv$/;
const MOST_NAME = 48;

/** Sorts out the files that a set can have. */
export function chosenFiles(name: string, all: readonly PathFile[], mostBytes: number): ChosenFiles {
  const [only] = all;
  if (only !== undefined && all.length === 1 && ARCHIVE.test(only.path)) {
    const title = only.file.name.replace(ARCHIVE, '');
    return { name: setName(title), archive: only.file, files: [], others: 0, tooLarge: [] };
  }
  const fitting = all.filter(({ path }) => !HIDDEN.test(path) && (PICTURE.test(path) || CREDITS.test(path)));
  const files = fitting.filter(({ file }) => file.size <= mostBytes);
  return {
    name: setName(name),
    files,
    others: all.length - fitting.length,
    tooLarge: fitting.filter(({ file }) => file.size > mostBytes).map(({ path }) => path),
  };
}

/** Returns the photographs among the files. */
export function photographsOf({ files }: ChosenFiles): readonly PathFile[] {
  return files.filter(({ path }) => PICTURE.test(path));
}

/** Returns the classes, which are the first folders below those that all photographs share, with their photographs. */
export function classesOf(chosen: ChosenFiles): ReadonlyMap<string, number> {
  const folders = photographsOf(chosen).map(({ path }) => path.split('/').slice(0, -1));
  const [first = []] = folders;
  let shared = 0;
  while (shared < first.length && folders.every((folder) => folder[shared] === first[shared])) {
    shared++;
  }
  const classes = new Map<string, number>();
  for (const folder of folders) {
    const name = folder[shared] ?? '';
    classes.set(name, (classes.get(name) ?? 0) + 1);
  }
  return classes.size > 1 ? classes : new Map();
}

/** Returns a text as a name that a set can have. */
export function setName(text: string): string {
  const name = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .slice(0, MOST_NAME)
    .replace(/^[-_]+|[-_]+$/g, '');
  return name === '' ? 'photographs' : name;
}

/** Returns a name that is not taken, by a number at its end if it must be. */
export function freeName(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((other) => other.toLowerCase()));
  let free = name;
  for (let number = 2; known.has(free.toLowerCase()); number++) {
    free = `${name}-${number}`;
  }
  return free;
}

/** Returns what is wrong with a name for a set; `undefined` if nothing is. */
export function nameProblem(name: string, taken: readonly string[]): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name)) {
    return 'A name has 1 to 64 letters, digits, hyphens and underscores, and begins with a letter or digit.';
  }
  return taken.some((other) => other.toLowerCase() === name.toLowerCase())
    ? `There is a set “${name}” already.`
    : undefined;
}

/** Returns the files that a reader picked: in a folder, if the picker was for one. */
export function pickedFiles(list: FileList): { readonly name: string; readonly files: readonly PathFile[] } {
  const files = [...list];
  const folder = files[0]?.webkitRelativePath.split('/')[0] ?? '';
  return {
    name: folder,
    files: files.map((file) => ({
      path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath.slice(folder.length + 1),
      file,
    })),
  };
}

/**
 * Reads all files that were dropped, with those in folders. A single folder is the set's folder. Must be called while
 * the event is handled, because its data is gone afterwards.
 */
export async function droppedFiles(
  items: DataTransferItemList,
): Promise<{ readonly name: string; readonly files: readonly PathFile[] }> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const [only] = entries;
  const isFolder = only !== undefined && entries.length === 1 && only.isDirectory;
  const roots = isFolder ? await entriesOf(only as FileSystemDirectoryEntry) : entries;
  const files: PathFile[] = [];
  for (const root of roots) {
    await collect(root, '', files);
  }
  return { name: isFolder ? only.name : '', files };
}

async function collect(entry: FileSystemEntry, folder: string, into: PathFile[]): Promise<void> {
  const path = folder + entry.name;
  if (entry.isDirectory) {
    for (const inner of await entriesOf(entry as FileSystemDirectoryEntry)) {
      await collect(inner, `${path}/`, into);
    }
  } else {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    into.push({ path, file });
  }
}

/** Returns everything in a folder, which a reader gives in portions until an empty one. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (portion.length === 0) {
      return all;
    }
    all.push(...portion);
  }
}
