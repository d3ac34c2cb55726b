import { lookOutcome, taskKind } from '../../text/web.ts';
import { queues as queueWords, trouble as words } from '../../text/web-queues.ts';
import type { PageContext } from '../deps.ts';
import type { Operations } from '../queries/operations.ts';
import { type Translate, translate } from '../translate.ts';
import { html, type Markup, nothing } from './markup.ts';
import { failureEntry, outcomeCell, outcomeWord, remedyOf } from './outcome-word.ts';
import { queueName } from './queues-page.ts';

const NAMED = 3;

interface Item {
  href: string;
  what: string;
  remedy: string;
}

/** What keeps Nianbao from knowing or telling: each with what to do and the page that shows why. Nothing where all is well. */
export function troubleCard(page: PageContext, data: Operations, lastRun: string | null): Markup {
  const t = translate(page.lang);
  const items = [
    ...queueItems(t, data),
    ...hostItems(page, t, data),
    ...unreadItems(t, data, lastRun),
    ...failureItems(page, t, data),
    ...messageItems(page, t, data),
  ];
  if (items.length === 0) return nothing;
  return html`<section class="card nb-card nb-notice" aria-labelledby="trouble"><div class="card-body"><h2 id="trouble">${t(words.title)}</h2>
<ul class="nb-trouble">${items.map(
    ({ href, what, remedy }) =>
      html`<li><a href="${href}">${what}</a><span class="text-secondary nb-small">${remedy}</span></li>`,
  )}</ul></div></section>`;
}

function queueItems(t: Translate, { queues, missedRuns }: Operations): Item[] {
  const stuck = queues.map(({ name, verdict }) => ({
    href: '/queues#queues',
    what: t(words.queue, { name: queueName(t, name), verdict: t(queueWords.verdicts[verdict]) }),
    remedy: t(queueWords.remedies[verdict]),
  }));
  // A store of jobs that is gone is one trouble, not six.
  const isGone = queues.length > 1 && queues.every(({ verdict }) => verdict === 'unreachable');
  const gone = { href: '/queues#queues', what: t(queueWords.unreachable), remedy: t(queueWords.remedies.unreachable) };
  const missed = {
    href: '/queues#schedulers',
    what: t(words.missed, { count: missedRuns }),
    remedy: t(queueWords.missedNote),
  };
  return [...(isGone ? [gone] : stuck), ...(missedRuns > 0 ? [missed] : [])];
}

function hostItems(page: PageContext, t: Translate, { hosts }: Operations): Item[] {
  if (hosts.length === 0) return [];
  const names = shortened(hosts.map(({ host }) => host));
  const codes = [...new Set(hosts.map(({ code }) => code))].filter((code) => code !== null);
  const remedy = codes.map((code) => `${outcomeCell(page.lang, code)}: ${failureEntry(code)?.remedy[page.lang] ?? ''}`);
  return [
    {
      href: '/queues#hosts',
      what: t(words.hosts, { count: hosts.length, names }),
      remedy: remedy.slice(0, NAMED).join(' · '),
    },
  ];
}

function unreadItems(t: Translate, { unread }: Operations, lastRun: string | null): Item[] {
  if (unread.length === 0 || lastRun === null) return [];
  const count = unread.reduce((sum, one) => sum + one.count, 0);
  const outcomes = unread.map((one) => `${t(lookOutcome[one.outcome])} ${one.count}`).join(' · ');
  const href = `/runs/${encodeURIComponent(lastRun)}#outcomes`;
  return [{ href, what: t(words.unread, { count }), remedy: `${outcomes} · ${t(words.unreadNote)}` }];
}

function failureItems(page: PageContext, t: Translate, { failures }: Operations): Item[] {
  return failures.slice(0, NAMED).map(({ code, kind, final }) => ({
    href: '/queues#failures',
    what: t(words.failures, { count: final, kind: t(taskKind[kind]), cause: outcomeWord(page.lang, code) }),
    remedy: remedyOf(page.lang, code) ?? '',
  }));
}

function messageItems(page: PageContext, t: Translate, { targets }: Operations): Item[] {
  return targets.slice(0, NAMED).map(({ target, code, dead, waiting }) => ({
    href: '/queues#targets',
    what: t(words.target, { target, cause: outcomeWord(page.lang, code), dead, waiting }),
    remedy: remedyOf(page.lang, code) ?? '',
  }));
}

function shortened(names: string[]): string {
  return names.length <= NAMED ? names.join(', ') : `${names.slice(0, NAMED).join(', ')} …`;
}
