import { describe, expect, it } from 'vitest';
import { readPortal } from './read-portal.ts';
import { samples } from './samples/truecms.ts';

const base = 'http://www.example.gov.cn';
const column = '/zwgk/nb/nb.html';
const at = { base, column };
const [page, answer] = samples.map((sample) => sample.page.html) as [string, string];
const [second, third] = samples[0]!.next.map((url) => url.replace(base, '')) as [string, string];
const last = answer
  .replaceAll('2021', '2019')
  .replaceAll('2022-01', '2020-01')
  .replace(/<record>(?:(?!<record>).)*2020年.*?<\/record>/, '');
const portal = { [column]: page, [second]: answer, [third]: last };

describe('TrueCMS', () => {
  it('is asked group by group for as many rows as there are', () => {
    const result = readPortal(portal, at);
    expect(result.asked).toEqual([column, second, third]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021, 2020, 2019], gaps: [] });
  });

  it.each([
    ['the service has no such rows', { [second]: 'fetch.not-found' }],
    ['an answer is empty', { [third]: '{"result":""}' }],
    ['an answer is that of another group', { [third]: answer }],
    [
      'the page draws several lists',
      { [column]: `${page}<script>$('#b').jpage({ ajaxParam:{ columnId:'7' } });</script>` },
    ],
    ['the page does not say how many rows there are', { [column]: page.replaceAll('totalRecord', 'x') }],
  ])('is not whole where %s', (_, changes) => {
    expect(readPortal({ ...portal, ...changes }, at)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });
});
