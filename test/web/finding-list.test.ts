import { load } from 'cheerio';
import { expect, it } from 'vitest';
import type { PageContext } from '../../src/web/deps.ts';
import { translate } from '../../src/web/translate.ts';
import { findingList } from '../../src/web/views/finding-list.ts';
import { findingOf } from '../alerts/samples.ts';

it('what section one lacks is called lacking; a figure that is there is the actual one', () => {
  const page = { lang: 'zh' } as PageContext;
  const shown = (rule: string) => {
    const finding = findingOf({ rule, fields: [], expected: null, actual: '监督保障' });
    return load(String(findingList(page, translate('zh'), [finding], null)))('li').text();
  };
  expect(shown('D-S1-ELEMENTS')).toContain('缺少 监督保障');
  expect(shown('D-S1-ELEMENTS')).not.toContain('实为');
  expect(shown('D-TITLE')).toContain('实为 监督保障');
});
