/** The units that a reader starred, which her browser keeps: `model/layer:channel`, the latest last. */

/** The event of the window after a change. */
export const STARS_CHANGED = 'featurescope-stars-changed';

const KEY = 'featurescope.starred';
const TITLES = 'featurescope.starred-titles';
const MOST = 50;
const UNIT = /^[\w.-]+\/[\w.-]+:\d{1,6}$/;

/** Returns the starred units; none if the browser keeps none, or something else under this key. */
export function starredUnits(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept)
      ? kept.filter((unit): unit is string => typeof unit === 'string' && UNIT.test(unit)).slice(-MOST)
      : [];
  } catch {
    return [];
  }
}

/** Returns the title that a starred unit had when it was starred; its exact name if it had none. */
export function starredTitle(unit: string): string {
  const title = titles()[unit];
  return typeof title === 'string' ? title : unit;
}

function titles(): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(TITLES) ?? '{}');
    return typeof kept === 'object' && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}

/**
 * Stars a unit, or takes its star away, and tells this page.
 *
 * @param title the unit's title for people; empty if it is not known
 */
export function setStarred(unit: string, isStarred: boolean, title = ''): void {
  const others = starredUnits().filter((other) => other !== unit);
  const units = isStarred ? [...others, unit].slice(-MOST) : others;
  const kept = { ...titles(), ...(title !== '' && { [unit]: title }) };
  try {
    localStorage.setItem(KEY, JSON.stringify(units));
    const ofStarred = Object.entries(kept).filter(([named]) => units.includes(named));
    localStorage.setItem(TITLES, JSON.stringify(Object.fromEntries(ofStarred)));
  } catch {
    // a browser that keeps nothing keeps no stars
  }
  window.dispatchEvent(new Event(STARS_CHANGED));
}
