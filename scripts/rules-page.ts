// The reference of the rules: meaning, formula, clause, an example that passes and one that fails, exceptions; from the catalogue and the test cases.
import { checkReport } from '../src/check/check-report.ts';
import { clearingOf } from '../src/check/clearing.ts';
import { ELSEWHERE } from '../src/check/elsewhere.ts';
import { RULES, type Rule } from '../src/check/rules-schema.ts';
import type { Bilingual } from '../src/report/bilingual.ts';
import { CLAUSES, ELSEWHERE_WORDS, RULES_PAGE as WORDS } from '../src/text/rules-page.ts';
import { built, type Case } from '../test/check/cases/case.ts';
import { CASES } from '../test/check/cases/index.ts';
import { WITHOUT_CASE } from '../test/check/cases/without-case.ts';
import { showCase } from './show-case.ts';

const said = (words: Bilingual) => `${words.zh} ${words.en}`;

/** docs/reference/rules.md without its first note. */
export function rulesPage(): string {
  const here = RULES.filter(({ id }) => ELSEWHERE[id] === undefined);
  const rest = RULES.filter(({ id }) => ELSEWHERE[id] !== undefined);
  const list = rest.map((rule) => `| \`${rule.id}\` | ${rule.formula} | ${elsewhere(rule.id)} |`);
  return `# 规则 Rules

${RULES.length} 条规则：${here.length} 条在每份报告上判断，${rest.length} 条在别处判断。目录 \`src/check/rules.json\`，示例即测试用例 \`test/check/cases\`。
${RULES.length} rules: ${here.length} are judged on each report, ${rest.length} elsewhere. The examples are the tests' own cases.

${here.map(entry).join('\n')}
## 在别处判断 Judged elsewhere

| id | ${said(WORDS.mustHold)} | |
| --- | --- | --- |
${list.join('\n')}
`;
}

function elsewhere(id: string): string {
  const { why, judge } = ELSEWHERE[id]!;
  return `${said(ELSEWHERE_WORDS[why]!)}${judge === null ? '' : `: \`${judge}\``}`;
}

function entry(rule: Rule): string {
  const cases = CASES[rule.id];
  const lines = [
    `## \`${rule.id}\`\n`,
    `${rule.severity} · ${rule.templates.join(' ')}\n`,
    `- **${said(WORDS.mustHold)}**: ${rule.formula}`,
    `- **${said(WORDS.broken)}**: ${rule.message_zh} ${rule.message_en}`,
    `- **${said(WORDS.clause)}**: ${CLAUSES[rule.category] ?? '—'}${rule.evidence ? `；${WORDS.seen.zh}：${rule.evidence}` : ''}`,
    `- **${said(WORDS.passes)}**: ${(cases?.passes && showCase(cases.passes, cases.fails)) || said(WORDS.sound)}`,
    ...(cases
      ? [
          `- **${said(WORDS.fails)}**: ${showCase(cases.fails, cases.passes) || said(WORDS.zeros)} → ${verdict(rule.id, cases.fails)}`,
        ]
      : []),
    `- **${said(WORDS.clear)}**: ${clearing(rule.id, cases?.fails)}`,
    ...exceptions(rule),
  ];
  return `${lines.map((line) => line.replace(/(?<!\n)\n(?!$)/g, ' ')).join('\n')}\n`;
}

function exceptions(rule: Rule): string[] {
  if (rule.exceptions.length === 0) return [];
  const items = rule.exceptions.map((words) => {
    const found = Object.entries(CASES[rule.id]?.exceptions ?? {}).find(([part]) => words.includes(part))?.[1];
    if (found === undefined) return `  - ${words}（${said(WORDS[WITHOUT_CASE[rule.id]?.[words] ?? 'person'])}）`;
    return `  - ${words}（${WORDS.cased.zh}${showCase(found, CASES[rule.id]?.passes)} → ${found.outcome === 'fail' ? found.severity : found.outcome}）`;
  });
  return [`- **${said(WORDS.exceptions)}**:`, ...items];
}

function results(id: string, { report, previous, agency, page, around }: Case) {
  const found = checkReport({
    ...{ report: built(report), previous: previous ? built(previous) : null },
    ...{ agency: agency ?? null, page: page ?? null, around: around ?? null },
  });
  return found.filter((result) => result.rule === id);
}

function verdict(id: string, one: Case): string {
  const finding = results(id, one).find(({ outcome }) => outcome === 'fail')?.finding;
  return finding === undefined ? '—' : `${finding.severity}: ${finding.message.zh}`;
}

function clearing(id: string, one: Case | undefined): string {
  const finding = one && results(id, one).find(({ outcome }) => outcome === 'fail')?.finding;
  const { zh, en } = clearingOf(finding ?? { rule: id, expected: null, actual: null });
  return `${zh} ${en}`;
}
