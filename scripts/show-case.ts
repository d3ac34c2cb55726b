// What a test case's report says that a sound one does not, in the words of the reference of the rules.
import { nameOfField } from '../src/check/field-place.ts';
import type { Surroundings } from '../src/report/surroundings.ts';
import type { Case, CaseReport } from '../test/check/cases/case.ts';

const MOST_CELLS = 8;
const LONGEST = 90;
const FORMS = { t2014: '2014年统计表', t2019: '2019年（试行）格式', t2021: '2021年格式' };
const FIRST_YEARS = { t2014: 2014, t2019: 2019, t2021: 2021 };

const short = (words: string) =>
  words.length > LONGEST ? `${words.slice(0, LONGEST / 2)}…${words.slice(-LONGEST / 2)}` : words;

/** One line about a case; words that `beside` has as well are left out. Empty where nothing but the year is told. */
export function showCase(one: Case, beside?: Case): string {
  const { page, agency, previous, around } = one;
  const parts = [
    about(one.report, beside?.report),
    previous ? `上年：${about(previous, beside?.previous)}` : '',
    agency ? `机关：${agency.name}` : '',
    page ? (page.attachmentOf ? `附件，所在网页“${page.attachmentOf.title}”` : `文件格式：${page.format}`) : '',
    around ? surroundings(around) : '',
  ];
  const line = parts.filter((part) => part !== '').join('；');
  return line === `${one.report.year}年度` ? '' : line;
}

function about(report: CaseReport, beside?: CaseReport): string {
  const { template, year } = report;
  const form = Object.entries(FIRST_YEARS).findLast(([, first]) => year >= first)?.[0];
  const head = `${year}年度${form === template ? '' : `，${FORMS[template]}`}`;
  return [head, ...figures(report), ...words(report, beside), ...rest(report)].join('，');
}

function figures({ template, cells }: CaseReport): string[] {
  const all = Object.entries(cells).map(([id, cell]) => {
    const name = nameOfField(template, id).zh;
    if (typeof cell === 'number') return `${name} ${cell}`;
    const pictured = cell?.source?.grid === 'raster' ? '（图片）' : '';
    return `${name} ${cell === null ? '（空白）' : `${cell.raw ?? '（无）'}${pictured}`}`;
  });
  return all.length > MOST_CELLS ? [...all.slice(0, MOST_CELLS), '…'] : all;
}

function words({ text = {} }: CaseReport, beside: CaseReport | undefined): string[] {
  const all = Object.entries(text);
  const own = all.filter(([section, line]) => beside?.text?.[Number(section)] !== line);
  return (own.length > 0 || all.length > 1 ? own : all).map(
    ([section, line]) => `${section === '0' ? '开头' : `第${section}部分`}“${short(line)}”`,
  );
}

function rest({
  title,
  agency,
  period,
  sections,
  published,
  headingFigures,
  personalData,
  tampering,
}: CaseReport): string[] {
  const titles = sections?.filter(({ present }) => present).map((one) => one.title);
  return [
    title === undefined ? '' : `标题“${title ?? '（无）'}”`,
    agency ? `报告机关：${agency}` : '',
    period === undefined ? '' : period ? `统计期限 ${period.from} 至 ${period.to}` : '统计期限（未读出）',
    titles ? `各部分标题：${titles.join('、')}` : '',
    published ? `日期：${published.map(({ date, source }) => `${source} ${date}`).join('、')}` : '',
    headingFigures?.length ? `标题行“${headingFigures[0]!.row}”填 ${headingFigures[0]!.raw}` : '',
    personalData?.length ? `正文“${personalData[0]!.text}”` : '',
    tampering?.length ? `网页文字“${tampering[0]!.text}”` : '',
  ].filter((part) => part !== '');
}

function surroundings({ revisions, attachments, copies, anomalies, rollUp }: Surroundings): string {
  const revision = revisions?.[0];
  const copy = copies?.lastYear ?? copies?.peers[0];
  const anomaly = anomalies?.found[0];
  const dead = attachments?.[0];
  const sum = rollUp?.fields[0];
  const changed = revision && `${revision.figures.length}个数据、${revision.prose.length}处文字`;
  return [
    revisions
      ? revision
        ? `再次抓取：改动${changed}，${revision.declared ?? '无更正说明'}`
        : '再次抓取：内容未变'
      : '',
    copies
      ? copy
        ? `与${copy.agency}${copy.year}年度正文相似度${copy.similarity}，比较${copy.length}字`
        : '正文与他人不相似'
      : '',
    anomalies
      ? anomaly
        ? `${anomaly.label} ${anomaly.count}，往年 ${anomaly.years.map(({ count }) => count).join('、')}`
        : '各计数与往年相符'
      : '',
    attachments
      ? dead
        ? `附件 ${dead.status}，试过${dead.tries}次（${dead.firstTriedAt.slice(0, 10)} 至 ${dead.lastTriedAt.slice(0, 10)}）`
        : '附件均可打开'
      : '',
    sum && rollUp
      ? `汇总 ${sum.parent}，下级合计 ${sum.children}（应报${rollUp.owed}个、已有${rollUp.known}个，${SCOPE[String(rollUp.includes)]}）`
      : '',
  ]
    .filter((part) => part !== '')
    .join('；');
}

const SCOPE: Readonly<Record<string, string>> = { true: '写明含下级', false: '写明仅本级', null: '未说明是否含下级' };
