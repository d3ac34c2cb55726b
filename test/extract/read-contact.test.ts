import { describe, expect, it } from 'vitest';
import { readContact } from '../../src/extract/read-contact.ts';
import { pageOf } from './page-of.ts';

const told = (...lines: string[]) => readContact(pageOf(lines)).map(({ kind, value }) => `${kind} ${value}`);

describe('how to reach the body', () => {
  it('stands in brackets of the introduction', () => {
    expect(
      told(
        '如有疑问，请与白水县科学技术局联系（地址：白水县人民路12号行政中心3楼，邮编：715600，电话：0913-6155123，电子邮箱：bskjj@163.com）。',
      ),
    ).toEqual(['address 白水县人民路12号行政中心3楼', 'postcode 715600', 'phone 0913-6155123', 'email bskjj@163.com']);
  });

  it('stands one a line, in full-width characters, with hours and office', () => {
    expect(
      told(
        '受理机构：白水县科学技术局办公室',
        '办公时间：周一至周五上午8:30-12:00，下午14:30-18:00（法定节假日除外）',
        '联系电话：０９１３—６１５５１２３',
        '传真：0913-6155124',
        '邮政编码： 715 600',
      ),
    ).toEqual([
      'office 白水县科学技术局办公室',
      'hours 周一至周五上午8:30-12:00,下午14:30-18:00(法定节假日除外)',
      'phone 0913-6155123',
      'fax 0913-6155124',
      'postcode 715600',
    ]);
  });

  it('stands behind words that are spaced out, or that name two at once', () => {
    const [line] = ['联系地址：白水县青山路1号；邮 编：751100；电 话：0951-1234567；传真：0951-1234568'];
    const found = readContact(pageOf([line!, '电话/传真：0951-7654321'])).map(({ kind, value }) => [kind, value]);
    expect(found).toEqual([
      ['address', '白水县青山路1号'],
      ['postcode', '751100'],
      ['phone', '0951-1234567'],
      ['fax', '0951-1234568'],
      ['phone', '0951-7654321'],
    ]);
  });

  it('stands without a colon where what follows can be nothing else', () => {
    const found = readContact(
      pageOf(['联系地址，白水县青山路7号楼8层，邮编751100；电话0951—1234567；邮箱xx@bsx.gov.cn']),
    );
    expect(found.map(({ kind, value }) => [kind, value])).toEqual([
      ['address', '白水县青山路7号楼8层'],
      ['postcode', '751100'],
      ['phone', '0951-1234567'],
      ['email', 'xx@bsx.gov.cn'],
    ]);
  });

  it('goes on behind a bracket, and has doubled dashes and 电子信箱', () => {
    const line = '地址：白水县青山路5号科创大厦（国茶港A座）25楼；联系电话：0913--6155123；电子信箱：xx@bsx.gov.cn';
    expect(readContact(pageOf([line])).map(({ kind, value }) => [kind, value])).toEqual([
      ['address', '白水县青山路5号科创大厦(国茶港A座)25楼'],
      ['phone', '0913-6155123'],
      ['email', 'xx@bsx.gov.cn'],
    ]);
  });

  it('has its place, and is told once', () => {
    const found = readContact(pageOf(['前言', '电话：0913-6155123', '联系电话：0913-6155123']));
    expect(found).toEqual([{ kind: 'phone', value: '0913-6155123', place: { path: 'line 2' } }]);
  });

  it.each([
    '电话：见附件',
    '全年接听咨询电话：30余次',
    '邮编：见首页',
    '网站：公开信息37条',
    '办公时间：另行通知',
    '地址：详见网站',
    '一、总体情况',
    '地址：地址：地址：',
    '地址：',
  ])('is not stated where the words have no such form: %s', (line) => {
    expect(told(line)).toEqual([]);
  });
});
