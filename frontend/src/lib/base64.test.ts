import { expect, it } from 'vitest';
import { bytesOf, int16sOf } from './base64';

it('reads bytes', () => {
  expect([...bytesOf(btoa('\x00\x01\xfe\xff'))]).toEqual([0, 1, 254, 255]);
  expect([...bytesOf('')]).toEqual([]);
});

it('reads signed integers with the lower byte first', () => {
  const values = [0, 1, -1, 256, -256, 32_767, -32_768];
  const bytes = values.flatMap((value) => [value & 255, (value >> 8) & 255]);
  expect([...int16sOf(btoa(String.fromCharCode(...bytes)))]).toEqual(values);
});
