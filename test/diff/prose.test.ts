import { describe, expect, it } from 'vitest';
import { diffProse } from '../../src/diff/prose.ts';
import { diffWords, wordsOf } from '../../src/diff/words.ts';

const shown = (pieces: readonly { op: string; text: string }[]) =>
  pieces.map(({ op, text }) => (op === 'same' ? text : op === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('');
const report = (year: number, sections: Readonly<Record<number, string>>) => ({
  year,
  prose: Object.entries(sections).map(([section, text]) => ({ section: Number(section), text })),
});
const states = (diff: ReturnType<typeof diffProse>) =>
  diff.parts.map(({ state, boilerplate, pieces }) => `${state}${boilerplate ? '*' : ''} ${shown(pieces)}`);

describe('words', () => {
  it('are parted as a Chinese reader parts them, figures whole', () => {
    expect(wordsOf('公开信息1,234.5条')).toContain('1,234.5');
    expect(shown(diffWords('主动公开政府信息26条，未收到申请。', '主动公开政府信息31条，未收到申请。'))).toBe(
      '主动公开政府信息[-26-]{+31+}条，未收到申请。',
    );
  });

  it('with only a lone character left between changes are one change', () => {
    const pieces = diffWords('组织的培训', '参加与会议');
    expect(pieces.filter(({ op }) => op !== 'same')).toHaveLength(2);
  });

  it('put together again give both texts', () => {
    const [before, after] = ['我局加强组织领导，完善制度。', '我局强化组织保障，健全完善制度3项。'];
    const pieces = diffWords(before, after);
    const side = (op: string) =>
      pieces
        .filter((one) => one.op !== op)
        .map(({ text }) => text)
        .join('');
    expect([side('added'), side('removed')]).toEqual([before, after]);
  });
});

describe('the prose of two years', () => {
  it('shows what changed by words, and a new year alone as no change', () => {
    const diff = diffProse(
      report(2022, { 1: '2022年，我局主动公开政府信息26条。\n加强业务培训，提高工作水平。' }),
      report(2023, { 1: '2023年，我局主动公开政府信息31条。\n加强业务培训，提高工作水平。' }),
    );
    expect(states(diff)).toEqual([
      'changed [-2022-]{+2023+}年，我局主动公开政府信息[-26-]{+31+}条。',
      'same 加强业务培训，提高工作水平。',
    ]);
    const onlyYear = diffProse(report(2022, { 1: '2022年成效明显。' }), report(2023, { 1: '2023年成效明显。' }));
    expect(onlyYear.counts).toMatchObject({ same: 1, changed: 0 });
  });

  it('tells a paragraph that moved from one that went and one that came', () => {
    const [a, b, c] = ['加强组织领导，明确责任分工。', '拓宽公开渠道，更新网站栏目。', '开展业务培训，提高工作水平。'];
    const diff = diffProse(report(2022, { 1: [a, b, c].join('\n') }), report(2023, { 1: [b, c].join('\n'), 5: a }));
    expect(states(diff)).toEqual([`same ${b}`, `same ${c}`, `moved ${a}`]);
    expect(diff.parts[2]).toMatchObject({ before: 1, after: 5 });
  });

  it('sets apart what every report says by law and form', () => {
    const diff = diffProse(
      report(2022, { 0: '本报告所列数据的统计期限自2022年1月1日起至2022年12月31日止。', 1: '旧的工作内容都在这里。' }),
      report(2023, { 0: '统计期限为2023年1月1日至2023年12月31日。', 1: '完全不同之新事项。' }),
    );
    expect(diff.parts.map(({ state, boilerplate }) => [state, boilerplate])).toEqual([
      ['removed', false],
      ['changed', true],
      ['added', false],
    ]);
    expect(diff.counts).toEqual({ same: 0, changed: 0, added: 1, removed: 1, moved: 0 });
  });

  it('ends on texts of any length', () => {
    const long = (seed: number) => Array.from({ length: 900 }, (_, i) => `第${i * seed}段甲乙丙丁${seed}`).join('\n');
    const diff = diffProse(report(2022, { 1: long(1) }), report(2023, { 1: long(7) }));
    expect(diff.parts.length).toBeGreaterThan(900);
  });
});
