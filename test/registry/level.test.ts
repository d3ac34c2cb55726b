import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAgencies } from '../../src/registry/agency-csv.ts';
import { levelFromName } from '../../src/registry/level-from-name.ts';
import { levelFromWord } from '../../src/registry/level-words.ts';
import { LEVELS, type Level } from '../../src/report/agency.ts';
import { processorMs } from '../processor-time.ts';
import { shared } from '../shared.ts';

describe('the level that a word names', () => {
  it('is itself, in any spelling', () => {
    for (const level of LEVELS) expect(levelFromWord(level)).toBe(level);
    expect(levelFromWord(' Prefecture-Dept ')).toBe('prefecture_dept');
    expect(levelFromWord('county dept')).toBe('county_dept');
  });

  it.each<[string, Level | null]>([
    ['省级政府', 'province'],
    ['自治区政府', 'province'],
    ['省直部门', 'province_dept'],
    ['市级政府', 'prefecture'],
    ['市直部门', 'prefecture_dept'],
    ['市政府部门', 'prefecture_dept'],
    ['县级政府', 'county'],
    ['区县部门', 'county_dept'],
    ['乡镇', 'township'],
    ['街道办事处', 'township'],
    ['开发区', 'park'],
    ['管委会', 'park'],
    ['国务院部门', 'central_dept'],
    ['系统垂直管理', 'vertical'],
    ['垂直管理部门', 'vertical'],
    ['星系', null],
    ['', null],
  ])('%s is %s', (word, level) => {
    expect(levelFromWord(word)).toBe(level);
  });
});

describe('the level that a name tells', () => {
  it.each<[string, Level | null]>([
    ['宁夏回族自治区人民政府', 'province'],
    ['上海市人民政府', 'province'],
    ['上海市人民政府办公厅', 'province_dept'],
    ['北京市朝阳区人民政府', 'county'],
    ['宁夏回族自治区市场监督管理厅', 'province_dept'],
    ['银川市人民政府', 'prefecture'],
    ['银川市市场监督管理局', 'prefecture_dept'],
    ['运城市财政局', 'prefecture_dept'],
    ['大理白族自治州财政局', 'prefecture_dept'],
    ['阿拉善盟行政公署', 'prefecture'],
    ['内蒙古自治区乌海市工业和信息化局', 'prefecture_dept'],
    ['淮安市洪泽区人民政府', 'county'],
    ['兴庆区科学技术和工业信息化局', 'county_dept'],
    ['前郭尔罗斯蒙古族自治县财政局', 'county_dept'],
    ['掌政镇人民政府', 'township'],
    ['西夏区朔方路街道办事处', 'township'],
    ['银川经济技术开发区管理委员会', 'park'],
    ['苏银产业园管委会', 'park'],
    ['国家税务总局银川市税务局', 'vertical'],
    ['巴中市气象局', 'vertical'],
    ['银川海关', 'vertical'],
    ['国家统计局宁夏调查总队', 'vertical'],
    ['国家发展和改革委员会', 'central'],
    ['水利部', 'central'],
    ['市场监督管理局', null],
    ['城市管理局', null],
    ['卫生健康委员会', null],
    ['某某某', null],
  ])('%s is %s', (name, level) => {
    expect(levelFromName(name)).toBe(level);
  });

  it('takes the division code’s help for county-level cities', () => {
    expect(levelFromName('灵武市人民政府', '640181')).toBe('county');
    expect(levelFromName('灵武市科技局', '640181')).toBe('county_dept');
    expect(levelFromName('银川市人民政府', '640100')).toBe('prefecture');
  });

  it('ends in time on a long name', () => {
    const started = processorMs();
    levelFromName('市'.repeat(2_000));
    levelFromName(`${'州'.repeat(1_000)}${'开发区'.repeat(500)}`);
    expect(processorMs() - started).toBeLessThan(2_000);
  });
});

describe.skipIf(!shared)('the levels of the corpus (needs ../shared)', () => {
  it('are told from name and code for at least 98 of 100 bodies', () => {
    const { agencies } = parseAgencies(readFileSync(join(shared!, 'corpus', 'agencies.csv')));
    const right = agencies.filter(({ name, regionCode, level }) => levelFromName(name, regionCode) === level);
    expect(right.length / agencies.length).toBeGreaterThan(0.98);
  });
});
