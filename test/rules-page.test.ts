import { describe, expect, it } from 'vitest';
import { rulesPage } from '../scripts/rules-page.ts';
import { ELSEWHERE } from '../src/check/elsewhere.ts';
import { RULES } from '../src/check/rules-schema.ts';
import { CLAUSES } from '../src/text/rules-page.ts';

const page = rulesPage();
const entries = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((entry) => [/^`([A-Z0-9-]+)`/.exec(entry)?.[1] ?? '', entry]),
);
const lineOf = (entry: string, name: string) =>
  new RegExp(`^- \\*\\*${name} .*\\*\\*: (.+)$`, 'm').exec(entry)?.[1] ?? '';
const here = RULES.filter(({ id }) => ELSEWHERE[id] === undefined);

describe('the reference of the rules', () => {
  it.each(here.map((rule) => [rule.id, rule] as const))(
    'says of %s what it means, by what, and what clears it',
    (id, rule) => {
      const entry = entries.get(id) ?? '';
      expect(lineOf(entry, '应当成立')).toContain(rule.formula.split('\n')[0]);
      expect(lineOf(entry, '不成立时')).toContain(rule.message_zh);
      expect(lineOf(entry, '依据')).toContain(CLAUSES[rule.category]);
      expect(lineOf(entry, '如何消除')).toMatch(/\p{Script=Han}.* [A-Z]/u);
      for (const words of rule.exceptions) expect(entry).toContain(`  - ${words}`);
    },
  );

  it.each(here.map(({ id }) => id))(
    'shows of %s a report that passes and one that fails, with what is said then',
    (id) => {
      const entry = entries.get(id) ?? '';
      expect(lineOf(entry, '符合')).not.toBe('');
      expect(lineOf(entry, '不符合')).toMatch(/.+ → (?:critical|error|warning|info): .+/);
      expect(lineOf(entry, '符合')).not.toBe(lineOf(entry, '不符合').split(' → ')[0]);
      expect(entry).not.toMatch(/undefined|\[object|NaN/);
    },
  );

  it('lists where the other rules are judged', () => {
    const rest = page.split('## 在别处判断')[1] ?? '';
    for (const id of Object.keys(ELSEWHERE)) expect(rest).toContain(`| \`${id}\` |`);
  });
});
