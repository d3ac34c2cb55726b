import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalData, maskText } from '../../src/extract/personal-data/find-personal-data.ts';
import { isIdentityNumber } from '../../src/extract/personal-data/identity-number.ts';
import '../seed.ts';

/** Numbers made for this test: the check digits hold, and nobody has them. */
const ID = withCheckDigit('11010119900307123');
const CARD = withLuhn('622202100011234567');
const MOBILE = '13800138000';
const kinds = (text: string, context = '') => findPersonalData(text, 2024, context).map(({ kind }) => kind);

describe('numbers of residents', () => {
  it.each([`身份证号${ID}`, `申请人张某（${ID}）申请公开`, `${ID.slice(0, 6)} ${ID.slice(6, 14)} ${ID.slice(14)}`])(
    'are found in %s',
    (text) => expect(kinds(text)).toEqual(['id']),
  );

  it.each([
    ['a wrong check digit', `身份证号${ID.slice(0, 17)}${ID.endsWith('0') ? '1' : '0'}`],
    ['a social credit code', '统一社会信用代码11370832796191331F'],
    ['a code of digits alone', '统一社会信用代码121101014006886014'],
    ['a month that is none', '11010119901307123X'],
    ['a longer number', `索引号${ID}0012`],
    ['a file number', '京政发〔2023〕110101号，档案号 2023-0001-000000001234'],
    ['figures of a table in a row', '12 0 0 3 0 1 0 2 0 0 0 12 0 0 0 3 0 0'],
  ])('are not seen in %s', (_, text) => expect(kinds(text)).toEqual([]));

  it('no other digit in the last place passes', () => {
    const others = [...'0123456789X'].filter((digit) => digit !== ID[17]);
    for (const digit of others) expect(isIdentityNumber(ID.slice(0, 17) + digit, 2024)).toBe(false);
  });
});

describe('bank cards', () => {
  it.each([`开户银行：某银行，卡号${CARD}`, `请转账至 ${CARD.replace(/(\d{4})(?=\d)/g, '$1 ')}（储蓄卡）账号 ${CARD}`])(
    'are found in %s',
    (text) => expect(kinds(text)).toContain('bank'),
  );

  it.each([
    ['no word of banking', `编号${CARD}的文件`],
    ['a file number near a bank', `银行业监管文件编号：${CARD}`],
    ['a wrong check digit', `银行卡号${CARD.slice(0, -1)}${(Number(CARD.at(-1)) + 1) % 10}`],
    ['an account of the office, which no card issuer gives', '缴款账户：开户银行某行，账号1100123456780000000'],
  ])('are not seen with %s', (_, text) => expect(kinds(text)).toEqual([]));
});

describe('mobile telephones', () => {
  it.each([`申请人王某，联系电话${MOBILE}`, `张三 138-0013-8000`, `当事人李某（${MOBILE}）`])(
    'are a person’s in %s',
    (text) => expect(kinds(text)).toEqual(['mobile']),
  );

  it.each([
    `联系电话：${MOBILE}`,
    // Figures of a row without a gap between them.
    `3.其他1000001（七）总计${MOBILE}四、结转下年度继续办理0000000`,
    `采购总金额政府集中采购${MOBILE}元`,
    `政府集中采购${MOBILE.slice(0, 11)}.52`,
    `如有疑问，请与办公室联系（电话 ${MOBILE}）`,
    `申请人可拨打${MOBILE}咨询`,
    `填报人：王某 联系方式：${MOBILE}`,
    `监督举报热线 ${MOBILE}`,
    `收费${MOBILE}元`,
    `粤ICP备${MOBILE}号`,
  ])('are an office’s, or none, in %s', (text) => expect(kinds(text)).toEqual([]));

  it('is a person’s behind the number of a resident, not in the next sentence', () => {
    expect(kinds(`身份证号${ID}，手机${MOBILE}`)).toEqual(['id', 'mobile']);
    expect(kinds(`身份证号${ID}。办公室电话${MOBILE}`)).toEqual(['id']);
  });

  it('the head of a column tells whose number a cell holds', () => {
    expect(kinds(MOBILE, '联系电话')).toEqual([]);
    expect(kinds(MOBILE, '申请人')).toEqual(['mobile']);
  });
});

it('masking leaves everything else as it was, and nothing to find', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(ID, CARD, `卡号${CARD}`, `申请人${MOBILE}`, '电话', '，'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('，');
      const masked = maskText(text, 2024);
      expect(masked.replace(/[^*]/g, '').length).toBeGreaterThanOrEqual(findPersonalData(text, 2024).length);
      for (const { raw } of findPersonalData(text, 2024)) expect(masked).not.toContain(raw);
    }),
    { numRuns: 200 },
  );
});

describe('what a report with numbers of persons gives', () => {
  it('has them masked in every form that `check` prints', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-pii-'));
    try {
      const file = join(folder, 'report.html');
      const head = '某市科学技术局2023年政府信息公开工作年度报告';
      const rows = `<table><tr><th>申请人</th><th>卡号</th></tr><tr><td>张某 ${MOBILE}</td><td>${CARD}</td></tr></table>`;
      writeFileSync(
        file,
        `<html><meta charset="utf-8"><title>${head} ${ID}</title><body><h1>${head}</h1><p>一、总体情况</p><p>申请人张某（身份证号${ID}）申请公开，
          开户银行某行，卡号${CARD}。</p>${rows}</body></html>`,
      );
      const main = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
      const page = join(folder, 'out.html');
      const run = (...args: string[]) =>
        spawnSync(process.execPath, [main, 'check', file, ...args], { encoding: 'utf8' });
      const json = run('--json', '--html', page);
      const shown = run('--values');
      const told = [json.stdout, json.stderr, readFileSync(page, 'utf8'), shown.stdout, shown.stderr].join('\n');
      for (const raw of [ID, CARD, MOBILE]) expect(told).not.toContain(raw);
      const [one] = JSON.parse(json.stdout) as [{ findings: { rule: string; severity: string; actual: string }[] }];
      const found = one.findings
        .filter(({ rule }) => rule.startsWith('D-PII'))
        .map(({ rule, severity }) => [rule, severity]);
      expect(found).toEqual([
        ['D-PII-ID', 'critical'],
        ['D-PII-BANK', 'critical'],
        ['D-PII-MOBILE', 'warning'],
      ]);
      expect(told).toContain(`${ID.slice(0, 3)}*************${ID.slice(-2)}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

function withCheckDigit(first: string): string {
  const digit = [...'0123456789X'].find((one) => isIdentityNumber(first + one, 2024));
  return first + digit;
}

function withLuhn(first: string): string {
  const digit = [...'0123456789'].find((one) => findPersonalData(`银行卡号${first}${one}`, 2024).length > 0);
  return first + digit;
}
