import { describe, expect, it } from 'vitest';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const service = '/api-gateway/jpaas-publish-server/front/page/build/unit';
const query = 'parseType=bulidstatic&webId=3095&tplSetId=77&pageType=column&tagId=list&pageId=1229&rows=15';
const numbered = (page: number, size: number) =>
  page === 1 ? '' : `&${new URLSearchParams({ paramJson: JSON.stringify({ pageNo: page, pageSize: size }) })}`;
const api = (page: number) => `${service}?${query}${numbered(page, 2)}`;
const row = (year: number) =>
  `<li><a href="/art/${year + 1}/1/18/art_1229_${year}.html" title="示例局${year}年政府信息公开工作年度报告">示例局…</a><span>${year + 1}-01-18</span></li>`;
const page = (rows: string, more = '') =>
  `<title>政府信息公开年报</title><ul>${rows}</ul>${more}<script>load("${service}?${query.replaceAll('&', '&amp;')}")</script>`;
const answer = (rows: string, told: object) =>
  JSON.stringify({ success: true, data: { html: `<ul>${rows}</ul>`, ...told } });
const column = '/col/col1229/index.html';
const at = { base, column };
const portal = {
  [column]: page(''),
  [api(1)]: answer(row(2023) + row(2022), { total: 3 }),
  [api(2)]: answer(row(2021), { total: 3 }),
};

describe('Hanweb’s newer platform', () => {
  it('is asked for page by page until as many rows were seen as there are', () => {
    const result = readPortal(portal, at);
    expect(result.asked).toEqual([column, api(1), api(2)]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021], gaps: [] });
    expect(result.pages[0]).toMatchObject({
      url: `${base}/art/2024/1/18/art_1229_2023.html`,
      listedDate: '2024-01-18',
    });
  });

  it('may tell the number of its pages in the markup of its answer', () => {
    const told = {
      [api(1)]: answer(`${row(2023)}<p>共2页</p>`, {}),
      [`${service}?${query}${numbered(2, 1)}`]: answer(`${row(2022)}<p>共2页</p>`, {}),
    };
    expect(readPortal({ ...portal, ...told }, at)).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022] });
  });

  it('may tell the number of its rows in a script of its answer', () => {
    const told = (page: number) => `<script>var pager = { rows: "2", count: "3", pageNo: "${page}" };</script>`;
    const answers = {
      [api(1)]: answer(row(2023) + row(2022) + told(1), {}),
      [api(2)]: answer(row(2021) + told(2), {}),
    };
    const result = readPortal({ ...portal, ...answers }, at);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021] });
  });

  it('goes on with the second page where the first stands in the markup', () => {
    const result = readPortal({ ...portal, [column]: page(row(2023) + row(2022), '共3条') }, at);
    expect(result.asked).toEqual([column, api(2)]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021] });
  });

  it.each([
    ['every number is answered with the first page', { [api(2)]: portal[api(1)]! }],
    ['nobody says how many rows there are', { [api(1)]: answer(row(2023) + row(2022), {}) }],
    ['rows stand in the markup and nobody says how many there are', { [column]: page(row(2023)) }],
    ['an answer is no JSON', { [api(2)]: `<ul>${row(2021)}</ul>` }],
    ['an answer holds no rows', { [api(1)]: answer('', { total: 0 }) }],
    ['the service refuses', { [api(1)]: 'fetch.blocked' }],
    [
      'the page draws other lists as well',
      { [column]: page('', `<script>load('${service}?pageId=2&tagId=news')</script>`) },
    ],
    [
      'none of the rows is a report',
      { [api(1)]: answer('<li><a href="/n">某条新闻的标题</a>2024-01-02</li>', { total: 1 }) },
    ],
    ['the request is not in the page', { [column]: page('').replaceAll('pageId', 'x').replaceAll('tagId', 'y') }],
  ])('is not whole where %s', (_, changes) => {
    expect(readPortal({ ...portal, ...changes }, at)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });
});

const fields = (more = '', tag = '列表') =>
  `{'webId':'3095','pageId':'1229','tplSetId':'77','pageType':'column',${more}'parseType':'bulidstatic','tagId':'${tag}'}`;
const unit = (more?: string, tag?: string) => `<script url="${service}" queryData="${fields(more, tag)}"></script>`;
const asked = (page: number, { edit = false, tag = '列表' } = {}) => {
  const order = { parseType: 'bulidstatic', webId: '3095', tplSetId: '77', pageType: 'column', tagId: tag };
  return `${service}?${new URLSearchParams({ ...order, ...(edit ? { editType: 'null' } : {}), pageId: '1229' })}${numbered(page, 2)}`;
};
const paged = (rows: string, page: number, count = 3) =>
  `<div id="列表"><ul>${rows}</ul><div class="pagination" querydata="${fields()}" rows="2" unitid="列表" count="${count}" pageno="${page}" uniturl="${service}"></div></div>`;

describe('a page of its units', () => {
  const html = (list: string) => `<title>政府信息公开年报</title>${list}`;
  const first = asked(1, { edit: true });
  const units = {
    [column]: html(unit("'editType':'null',")),
    [first]: answer(paged(row(2023) + row(2022), 1), {}),
    [asked(2)]: answer(paged(row(2021), 2), {}),
  };

  it('is asked for its list as its own script asks, then page by page as its pager does', () => {
    const result = readPortal(units, at);
    expect(result.asked).toEqual([column, first, asked(2)]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021], gaps: [] });
  });

  it('may show the list with its pager already, in quotes of either kind', () => {
    const shown = paged(row(2023) + row(2022), 1).replace(fields(), fields().replaceAll("'", '&quot;'));
    const result = readPortal({ ...units, [column]: html(shown) }, at);
    expect(result.asked).toEqual([column, asked(2)]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021] });
  });

  it('may have a menu among them, which is no list', () => {
    const menu = asked(1, { edit: true, tag: '导航' });
    const both = html(unit("'editType':'null',", '导航') + unit("'editType':'null',"));
    const answers = { [menu]: answer('<ul><li><a href="/col/col1/">政务公开</a></li></ul>', {}), [column]: both };
    const result = readPortal({ ...units, ...answers }, at);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021], gaps: [] });
  });

  it.each([
    ['its pager counts more rows than were seen', { [first]: answer(paged(row(2023) + row(2022), 1, 5), {}) }],
    ['the number of the page is not heeded', { [asked(2)]: answer(paged(row(2023) + row(2022), 1), {}) }],
    ['a list comes without a pager', { [first]: answer(`<ul>${row(2023)}</ul>`, {}) }],
    ['a unit is of another page', { [column]: html(unit() + unit().replace('1229', '1230')) }],
    ['two lists are shown', { [column]: html(paged(row(2023), 1) + paged(row(2022), 1)) }],
    ['a unit does not say what it is of', { [column]: html(unit().replace('pageId', 'page')) }],
  ])('is not whole where %s', (_, changes) => {
    expect(readPortal({ ...units, ...changes }, at)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });
});
