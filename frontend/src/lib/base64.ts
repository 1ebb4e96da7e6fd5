/** Returns the bytes of a text in Base64. */
export function bytesOf(base64: string): Uint8Array {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  // a figure has a million numbers, and `from` with a function takes many times as long
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = letters.charCodeAt(i);
  }
  return bytes;
}

/** Returns the little-endian 16-bit integers of a text in Base64. */
export function int16sOf(base64: string): Int16Array {
  const bytes = bytesOf(base64);
  const integers = new Int16Array(bytes.length / 2);
  for (let i = 0; i < integers.length; i++) {
    integers[i] = (bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8);
  }
  return integers;
}

/** Returns the little-endian 32-bit floats of a text in Base64. */
export function floatsOf(base64: string): Float32Array {
  const bytes = bytesOf(base64);
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(4 * index, true));
}
