import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const KINDS = readdirSync('src/kinds', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Kinds whose names are also parameters, layouts, objectives or statistics, and may be written where they mean those. */
const FIELD_WORDS = ['channel', 'correlation', 'grid', 'interpolation', 'objective', 'sparsity', 'steps'];

/** Returns what a source may not contain about a kind outside the kind's folder. */
function forbidden(name: string): readonly RegExp[] {
  const literal = `(['"\`])${name}\\1`;
  return [
    new RegExp(`kind=${name}(?![\\w-])`),
    new RegExp(`\\bkind['"\`]?\\s*[:,]\\s*${literal}`),
    new RegExp(`\\bkind\\b[^;\\n]{0,30}[!=]==?\\s*${literal}`),
    new RegExp(`${literal}\\s*[!=]==?[^;\\n]{0,30}\\bkind\\b`),
    new RegExp(`switch \\([^{]*\\bkind\\b[^{]*\\{[^}]*case ${literal}`),
    new RegExp(`\\[[^\\]]*${literal}[^\\]]*\\]\\.includes\\([^;\\n]*\\bkind\\b`),
    ...(FIELD_WORDS.includes(name) ? [] : [new RegExp(literal)]),
  ];
}

/** Returns the kinds that a source names. */
function namesIn(source: string, kinds: readonly string[] = KINDS): string[] {
  return kinds.filter((name) => forbidden(name).some((pattern) => pattern.test(source)));
}

it('finds the name of a kind in the forms in which code can use it', () => {
  for (const source of [
    'const query = `kind=grid&page=1`;',
    "const spec = { kind: 'grid' };",
    "query.set('kind', 'grid');",
    "if (data.kind === 'grid') {",
    "if (specField(spec, 'kind') !== 'grid') {",
    "if ('grid' === data.kind) {",
    "switch (data.kind) { case 'grid': break; }",
    "['grid'].includes(data.kind)",
  ]) {
    expect(namesIn(source), source).toEqual(['grid']);
  }
  expect(namesIn("const WITH_PHOTOGRAPHS = new Set(['atlas']);")).toEqual(['atlas']);
});

it('leaves the other meanings of a word alone', () => {
  for (const source of [
    "layout.form === 'grid'",
    'role="grid"',
    "spec['steps']",
    "kind: 'inception', order: 'channel'",
    'kind=grid-like',
  ]) {
    expect(namesIn(source), source).toEqual([]);
  }
});

it('finds no kind outside its folder and the registry', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const found = files.flatMap((file) => {
    const [room, folder = ''] = file.split(/[\\/]/);
    const others = room === 'kinds' ? KINDS.filter((name) => name !== folder) : KINDS;
    // this test and the registry name kinds
    const isExempt = /kinds[\\/](kind-names\.test|registry)\.ts$/.test(file);
    return isExempt ? [] : namesIn(readFileSync(join('src', file), 'utf8'), others).map((name) => `${name} in ${file}`);
  });
  expect(found).toEqual([]);
});
