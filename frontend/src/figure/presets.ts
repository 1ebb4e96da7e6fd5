/** The names of the engine's presets. */
export const PRESETS: readonly string[] = ['quick', 'lucid', 'article'];

/** The parameters of a readable link whose defaults differ from preset to preset. */
export const SET_BY_PRESET: readonly string[] = ['steps'];
