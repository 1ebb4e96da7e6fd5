/** The most points that a link carries. */
export const MOST_POINTS = 300;

const MOST_CHARACTERS = 1e6;
const DIGITS = 1000;

/** What was read from a CSV: points, and a sentence about them; or why it is refused. */
export type ReadPoints = { readonly points: readonly number[]; readonly told: string } | { readonly refused: string };

interface Row {
  readonly number: number;
  readonly fields: readonly string[];
}

function rowsOf(text: string): readonly Row[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ number: index + 1, line: line.trim() }))
    .filter(({ line }) => line !== '')
    .map(({ number, line }) => ({ number, fields: fieldsOf(line) }));
}

function fieldsOf(line: string): readonly string[] {
  const separator = [',', ';', '\t'].find((each) => line.includes(each));
  const fields = separator === undefined ? line.split(/\s+/) : line.split(separator);
  return fields.map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
}

function isNumber(text: string | undefined): boolean {
  return text !== undefined && text !== '' && Number.isFinite(Number(text));
}

/** Says why a row is no point; empty if it is one. */
function rowRefusal({ number, fields }: Row): string {
  if (fields.length !== 3) {
    return `Row ${number} has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}. Each row needs three: x, y and the class.`;
  }
  const wrong = fields.slice(0, 2).find((field) => !isNumber(field));
  if (wrong !== undefined) {
    return `Row ${number} has “${wrong.slice(0, 40)}” where a coordinate should be. x and y must be numbers.`;
  }
  return fields[2] === '' ? `Row ${number} has no class.` : '';
}

/** A coordinate's least and greatest value in a file. */
interface Extent {
  readonly least: number;
  readonly most: number;
}

function extentOf(values: readonly number[]): Extent {
  return { least: Math.min(...values), most: Math.max(...values) };
}

function scaled(value: number, { least, most }: Extent): number {
  const share = most === least ? 0 : (2 * (value - least)) / (most - least) - 1;
  return Math.round(share * DIGITS) / DIGITS;
}

function isWithin({ least, most }: Extent): boolean {
  return least >= -1 && most <= 1;
}

/**
 * Reads points of two classes from a CSV: x, y and the class in each row, and possibly a header. The classes are 0 and 1, or any two
 * names, of which the first is class 0. Coordinates outside the square from -1 to 1 are scaled to it, each axis by itself.
 */
export function readPoints(text: string): ReadPoints {
  if (text.length > MOST_CHARACTERS) {
    return { refused: `The file is larger than ${MOST_CHARACTERS / 1e6} MB. A link carries ${MOST_POINTS} points.` };
  }
  const all = rowsOf(text);
  const [first] = all;
  const hasHeader =
    first !== undefined &&
    all.length > 1 &&
    first.fields.slice(0, 2).every((field) => /^[^\d]/.test(field) && !isNumber(field) && field !== 'NaN');
  const rows = hasHeader ? all.slice(1) : all;
  if (rows.length === 0) {
    return { refused: 'There is no row. Each row needs x, y and the class.' };
  }
  for (const row of rows) {
    const refused = rowRefusal(row);
    if (refused !== '') {
      return { refused };
    }
  }
  const beyond = rows[MOST_POINTS];
  if (beyond !== undefined) {
    return {
      refused: `There are ${rows.length} points, but a link carries ${MOST_POINTS}. Row ${beyond.number} is one too many.`,
    };
  }
  return pointsOf(rows);
}

function pointsOf(rows: readonly Row[]): ReadPoints {
  const names = [...new Set(rows.map(({ fields }) => fields[2] ?? ''))];
  const [only = '', , third] = names;
  if (third !== undefined) {
    const row = rows.find(({ fields }) => fields[2] === third);
    return {
      refused: `Row ${row?.number ?? 0} has a third class, “${third.slice(0, 40)}”. There must be two classes.`,
    };
  }
  if (names.length === 1) {
    return {
      refused: `All rows, from row ${rows[0]?.number ?? 1} on, have the class “${only.slice(0, 40)}”. There must be two classes.`,
    };
  }
  const areBits = names.every((name) => Number(name) === 0 || Number(name) === 1);
  const classOf = (name: string): number => (areBits ? Number(name) : names.indexOf(name));
  const x = extentOf(rows.map(({ fields }) => Number(fields[0])));
  const y = extentOf(rows.map(({ fields }) => Number(fields[1])));
  const fits = isWithin(x) && isWithin(y);
  const unit: Extent = { least: -1, most: 1 };
  const points = rows.flatMap(({ fields }) => [
    scaled(Number(fields[0]), fits ? unit : x),
    scaled(Number(fields[1]), fits ? unit : y),
    classOf(fields[2] ?? ''),
  ]);
  const scaling = fits
    ? ''
    : ` x from ${x.least} to ${x.most} and y from ${y.least} to ${y.most} were scaled to −1 to 1.`;
  const naming = areBits ? '' : ` Class 0 is “${names[0] ?? ''}”, class 1 is “${names[1] ?? ''}”.`;
  return { points, told: `${rows.length} points were read.${scaling}${naming}` };
}
