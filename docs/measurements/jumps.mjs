// Prints a row of the table of jumps.md: node jumps.mjs QUERY FOLDER, where the folder has the data of a run for each seed.
// It computes the association of org.featurescope.network.JumpAssociation again, and fails where the server's differs.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const NEIGHBOURS = 3;

/** Returns the place of each value among its neighbours, in the precision of the server. */
function amongNeighbours(values) {
  return values.map((value, i) => {
    const near = values.slice(Math.max(0, i - NEIGHBOURS), i + NEIGHBOURS + 1);
    return Math.fround(near.reduce((sum, other) => sum + Math.sign(value - other), 0) / (near.length - 1));
  });
}

function standardized(values) {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const length = Math.hypot(...values.map((value) => value - mean));
  return length === 0 ? undefined : values.map((value) => (value - mean) / length);
}

/** Returns correlation and probability, or undefined if nothing changes. */
function association(cost, changed) {
  const drops = standardized(amongNeighbours(changed.map((_, i) => cost[i] - cost[i + 1])));
  const changes = standardized(amongNeighbours(changed));
  if (drops === undefined || changes === undefined) {
    return undefined;
  }
  const at = (shift) => drops.reduce((sum, drop, i) => sum + drop * changes[(i - shift + drops.length) % drops.length], 0);
  const correlation = at(0);
  let asLarge = 0;
  let shifts = 0;
  for (let shift = NEIGHBOURS; shift <= drops.length - NEIGHBOURS; shift++) {
    shifts++;
    asLarge += at(shift) >= correlation ? 1 : 0;
  }
  return { correlation, probability: (1 + asLarge) / (1 + shifts) };
}

const [query, folder] = process.argv.slice(2);
const runs = readdirSync(folder).map((file) => {
  const { moments, jumps } = JSON.parse(readFileSync(join(folder, file), 'utf8')).result.data;
  return {
    cost: moments.map(({ cost }) => cost),
    changed: moments.slice(1).map(({ changed }) => changed),
    learned: moments.at(-1).right === 1 || (moments.at(-1).heldOutRight ?? 0) >= 0.9,
    jumps,
  };
});
const own = runs.map(({ cost, changed, jumps }) => {
  const found = association(cost, changed);
  if (Math.abs((found?.correlation ?? 0) - (jumps?.correlation ?? 0)) > 1e-4) {
    throw new Error(`the server says ${jumps?.correlation}, but it is ${found?.correlation}`);
  }
  return found;
});
const crossed = runs.map(({ cost }, i) => association(cost, runs[(i + 1) % runs.length].changed));
const few = (all) => all.filter((found) => found !== undefined && found.probability <= 0.05).length;
const sorted = own.flatMap((found) => (found === undefined ? [] : [found.correlation])).sort((a, b) => a - b);
const median = sorted.length === 0 ? '' : sorted[Math.floor(sorted.length / 2)].toFixed(2);
console.log(
  `| \`${query}\` | ${runs.length} | ${runs.filter(({ learned }) => learned).length} | ${median} | ${few(own)} | ${few(crossed)} |`,
);
