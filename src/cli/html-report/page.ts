import { createHash } from 'node:crypto';
import { unreadCells } from '../../check/read-in-part.ts';
import type { Failure } from '../../errors/failure.ts';
import { CHECK } from '../../text/check.ts';
import { CLI } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { HTML_REPORT as W } from '../../text/html-report.ts';
import { shanghaiMinute } from '../../web/views/format.ts';
import { html, type Markup, nothing } from '../../web/views/markup.ts';
import { type Checked, markOf } from '../checked.ts';
import { noFindingWords } from '../checked-text.ts';
import { noTables } from '../no-tables.ts';
import { lastNames } from '../short-names.ts';
import { bySeverity, checkedCounts, reportArticle } from './report-article.ts';
import { STYLE } from './style.ts';
import { bi, crawled } from './words.ts';

export interface About {
  /** Of Nianbao. */
  version: string;
  at: Date;
}

type Outcome = Checked | Failure;

/**
 * One HTML file that stands alone: no script, no other file, no address that is asked for; its policy forbids all three. Text of the
 * documents is escaped everywhere. Chinese first, English beside it; for screens light and dark, and for paper.
 */
export async function htmlReport(
  given: readonly string[],
  outcomes: readonly Outcome[],
  about: About,
): Promise<string> {
  // Whoever the file is sent on to need not know where it lies on the sender's disk.
  const sources = lastNames(given);
  const articles = outcomes.map((one, i) =>
    'failure' in one
      ? failedArticle(idOf(i), sources[i] ?? '', one, given[i] ?? '')
      : reportArticle(idOf(i), { ...one, source: sources[i] ?? '' }),
  );
  const hash = createHash('sha256').update(STYLE).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${W.title.zh} ${W.title.en}</title><style>${STYLE_MARK}</style></head>
<body><main class="sheet"><header class="top"><h1>${bi(W.title)}</h1><p>${bi(fill(W.madeAt, { at: shanghaiMinute(about.at) }))}</p></header>
${outcomes.length > 1 ? summary(sources, outcomes) : nothing}${articles}
<footer class="foot"><p>${bi(W.note)}</p><p>${bi(fill(W.madeBy, { version: about.version }))}</p></footer></main></body></html>
`;
  return String(await page).replace(STYLE_MARK, () => STYLE);
}

/** Stands for the style until the rest is escaped; replaced once, at its first place, which comes before any foreign text. */
const STYLE_MARK = '/* style */';

const idOf = (index: number) => `r${index + 1}`;

function summary(sources: readonly string[], outcomes: readonly Outcome[]): Markup {
  const head = [CHECK.number, CHECK.source, CHECK.agency, CHECK.year, CHECK.unread, W.result];
  const row = (one: Outcome, i: number) => {
    const link = html`<a href="#${idOf(i)}">${crawled(sources[i] ?? '')}</a>`;
    if ('failure' in one)
      return html`<tr><td class="num">${i + 1}</td><td>${link}</td><td colspan="3"></td><td class="is-error">${bi(W.failed)}</td></tr>`;
    const { report, findings } = one;
    const worst = findings[0]?.severity ?? (markOf(one) === '✓' ? 'ok' : 'warning');
    const said =
      report.template === null
        ? bi(noTables(report))
        : findings.length === 0
          ? bi(noFindingWords(one))
          : bySeverity(checkedCounts(findings));
    return html`<tr><td class="num">${i + 1}</td><td>${link}</td><td>${crawled(report.agency ?? '—')}</td><td class="num">${report.year ?? '—'}</td><td class="num">${unreadCells(report)}</td><td class="is-${worst}">${said}</td></tr>`;
  };
  return html`<section class="summary"><h3>${bi(W.summary)}</h3><div class="scroll"><table aria-label="${W.summary.zh}"><thead><tr>${head.map((one) => html`<th scope="col">${bi(one)}</th>`)}</tr></thead><tbody>${outcomes.map(row)}</tbody></table></div></section>`;
}

function failedArticle(id: string, name: string, { code, title, cause, remedy }: Failure, source: string): Markup {
  return html`<article id="${id}"><h2>${crawled(name)}</h2><p class="verdict is-error">${bi(W.failed)}</p>
<dl class="facts"><dt>${bi(W.result)}</dt><dd>${bi(title)} <code>${code}</code></dd><dt>${bi(CLI.cause)}</dt><dd>${crawled(cause.replaceAll(source, name))}</dd><dt>${bi(CLI.remedy)}</dt><dd>${bi(remedy)}</dd></dl></article>`;
}
