const NAMES: Readonly<Record<string, string>> = {
  basis: 'Neurons',
  random: 'Random directions',
  'k-means': 'K-means directions',
  positive: 'Random, positive',
};

/** Returns the name of a family of directions for people. */
export function familyName(family: string): string {
  return NAMES[family] ?? family;
}

/** Whether a family is a control, which should come out no better than random directions. */
export function isControl(family: string): boolean {
  return family === 'positive';
}
