import { describe, expect, it } from 'vitest';
import { readSite } from '../../src/extract/read-site.ts';
import { readTampering } from '../../src/extract/read-tampering.ts';
import type { Document } from '../../src/report/document.ts';
import { processorMs } from '../processor-time.ts';

const page = (lines: string[], meta: Record<string, string> = {}): Document => ({
  ...{ irVersion: 1, format: 'html', reader: { name: 'html', version: '1' }, meta, links: [], warnings: [] },
  blocks: lines.map((text) => ({ t: 'p', text, places: [] })),
});
const words = (document: Document, title: string | null = null) =>
  readTampering(document, title).map(({ word }) => word);

describe('words that do not belong into a report', () => {
  it('are found in the title and the tags, once is enough', () => {
    expect(words(page([]), '六合彩2023年政府信息公开工作年度报告')).toEqual(['六合彩']);
    expect(words(page([]), '某某体育_某某体育app$官网平台:第三中学2022年年报')).toContain('体育app$');
    expect(words(page([]), '白水市体育局2022年政府信息公开工作年度报告')).toEqual([]);
    expect(words(page([], { Keywords: '某县,亚博体育,年报' }))).toEqual(['亚博体育']);
  });

  it('are found in the text where they stand more than once, in traditional characters too', () => {
    expect(words(page(['现将新葡京2023年度有关情况公布如下', '百家樂规范性文件的制发']))).toEqual(['新葡京', '百家乐']);
    expect(words(page(['现将新葡京2023年度有关情况公布如下']))).toEqual([]);
  });

  it('are found where the name of the body should stand', () => {
    expect(words(page(['葡京娱乐水务局2017年政府信息公开工作情况']))).toEqual(['葡京娱乐']);
  });

  it.each([
    '打击整治网络赌博，查处百家乐、老虎机游戏案件',
    '清理非法博彩网站，取缔娱乐城',
    '体育彩票公益金使用情况',
    '福利彩票销售管理',
    '开展棋牌室专项检查',
    '公布体育局彩票中心信息',
  ])('are not those of a body that fights or licenses them: %s', (line) => {
    expect(words(page([line, line, line]), null)).toEqual([]);
  });

  it('cost no more time than their length', () => {
    const started = processorMs();
    for (const piece of ['彩票', '真人', '澳门', '体育'])
      readTampering(page([piece.repeat(200_000), ...Array.from({ length: 2_000 }, () => piece)]), null);
    expect(processorMs() - started).toBeLessThan(8_000);
  });
});

describe('the site that a page says it lies on', () => {
  it('is read from its tags, however they are written', () => {
    const meta = { siteidcode: '6401000012', SiteName: ' 银川市人民政府 ', SiteDomain: 'www.yinchuan.gov.cn' };
    expect(readSite(page([], meta))).toEqual({
      code: '6401000012',
      name: '银川市人民政府',
      domain: 'www.yinchuan.gov.cn',
    });
  });
  it('is null where the tags are none', () => {
    expect(readSite(page([], { SiteIDCode: '待填写' }))).toBeNull();
    expect(readSite(page([]))).toBeNull();
  });
});
