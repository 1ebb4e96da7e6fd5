import { expect, it } from 'vitest';
import { receptiveFieldText } from './receptive-field-text';

it('says that the whole picture is seen if the receptive field is as large', () => {
  const texts = [0, 159, 160, 319, 320].map((field) => receptiveFieldText(field, { height: 120, width: 160 }));
  expect(texts).toEqual([
    'sees the whole picture',
    'receptive field 159 px',
    'sees the whole picture in the middle (receptive field 160 px)',
    'sees the whole picture in the middle (receptive field 319 px)',
    'sees the whole picture (receptive field 320 px)',
  ]);
});
