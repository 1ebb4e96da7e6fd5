/** One channel of one layer, written `layer:channel`. */
export interface Unit {
  readonly layer: string;
  readonly channel: number;
}

const UNIT = /^([A-Za-z][A-Za-z0-9_.-]{0,99}):(\d{1,6})$/;

/** Parses a unit; returns `undefined` if the text is not one. */
export function parseUnit(text: string): Unit | undefined {
  const match = UNIT.exec(text);
  return match?.[1] !== undefined && match[2] !== undefined
    ? { layer: match[1], channel: Number(match[2]) }
    : undefined;
}

/** Returns a unit as text. */
export function unitText(unit: Unit): string {
  return `${unit.layer}:${unit.channel}`;
}

/** Returns the address of a unit's page. */
export function unitPage(model: string, unit: Unit): string {
  return `/models/${encodeURIComponent(model)}/${encodeURIComponent(unit.layer)}/${unit.channel}`;
}

/**
 * Parses a list of channels and ranges of channels, `0-3,20`.
 *
 * @throws RangeError if the text is not such a list
 */
export function parseChannels(text: string): number[] {
  return text.split(',').flatMap((part) => {
    const match = /^(\d+)(?:-(\d+))?$/.exec(part.trim());
    const first = Number(match?.[1]);
    const last = match?.[2] === undefined ? first : Number(match[2]);
    if (!(last >= first)) {
      throw new RangeError(`"${part}" is neither a channel nor a range of channels`);
    }
    return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  });
}
