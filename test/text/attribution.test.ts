import { expect, it } from 'vitest';
import { attribution, attributionWords } from '../../src/text/attribution.ts';

it('a reason that was kept in both languages is shown in one', () => {
  const line = attribution('named', '某市教育局');
  expect(attributionWords(line)).toEqual({ zh: '标题写明某市教育局', en: 'title names 某市教育局' });
  expect(attributionWords('attachment')).toEqual({ zh: 'attachment', en: 'attachment' });
});
