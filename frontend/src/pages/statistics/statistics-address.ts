/** The parameters of the page's address. Those that are missing are for the page to choose. */
export interface StatisticsAddress {
  readonly model?: string;
  readonly photographs?: string;
  readonly layer?: string;
}

const NAMES = ['model', 'photographs', 'layer'] as const;

/** Reads the query of the page's address. */
export function readStatisticsAddress(query: string): StatisticsAddress {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries(
    NAMES.map((name) => [name, parameters.get(name)]).filter(([, value]) => value !== null && value !== ''),
  ) as StatisticsAddress;
}

/** Returns the address of the page. */
export function statisticsAddress(state: StatisticsAddress): string {
  const parameters = new URLSearchParams();
  for (const name of NAMES) {
    const value = state[name];
    if (value !== undefined && value !== '') {
      parameters.set(name, value);
    }
  }
  return `/statistics?${parameters}`;
}
