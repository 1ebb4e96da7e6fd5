/** Returns a value with three significant digits and a real minus sign; very small and large ones with an exponent. */
export function valueText(value: number): string {
  if (value === 0) {
    return '0';
  }
  const size = Math.abs(value);
  const isPlain = size >= 1e-3 && size < 1e6;
  const digits = isPlain ? (size < 100 ? value.toPrecision(3) : value.toFixed(0)) : value.toExponential(2);
  return digits.replace(/-/g, '−');
}

/** Returns a share in whole percent. A share above 0 is never written as 0 %. */
export function percentText(share: number): string {
  return share > 0 && share < 0.01 ? '<\u00a01\u00a0%' : `${Math.round(share * 100)}\u00a0%`;
}

/** Returns a duration in the unit that fits its length. */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 1) {
    return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
  }
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  if (seconds < 90) {
    return `${Math.round(seconds)} s`;
  }
  const minutes = seconds / 60;
  return minutes < 90 ? `${Math.round(minutes)} min` : `${(minutes / 60).toFixed(1)} h`;
}

/** Returns a number and its noun. */
export function countText(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

/** Returns a number of bytes in the unit that fits it. */
export function bytesText(bytes: number): string {
  if (bytes < 1e6) {
    return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  }
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
