/** The units that a reader starred, which her browser keeps: `model/layer:channel`, the latest last. */

/** The event of the window after a change. */
export const STARS_CHANGED = 'featurescope-stars-changed';

const KEY = 'featurescope.starred';
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

/** Stars a unit, or takes its star away, and tells this page. */
export function setStarred(unit: string, isStarred: boolean): void {
  const others = starredUnits().filter((other) => other !== unit);
  try {
    localStorage.setItem(KEY, JSON.stringify(isStarred ? [...others, unit].slice(-MOST) : others));
  } catch {
    // a browser that keeps nothing keeps no stars
  }
  window.dispatchEvent(new Event(STARS_CHANGED));
}
