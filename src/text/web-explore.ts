import type { Bilingual } from '../report/bilingual.ts';
import { CELLS } from './cell-states.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

export const explore = {
  title: b('比较', 'Explore'),
  lead: b(
    '一项指标，各机构历年可比数据。地址栏即永久链接。',
    'One metric across agencies and years. The address is a permanent link.',
  ),
  metric: b('指标', 'Metric'),
  year: b('排名年度', 'Ranked by'),
  yearOf: b('年度', 'Year'),
  order: b('次序', 'Order'),
  desc: b('从高到低', 'highest first'),
  asc: b('从低到高', 'lowest first'),
  parent: b('上级（编号或名称）', 'Body above'),
  show: b('显示', 'Show'),
  rank: b('名次', 'Rank'),
  agency: b('机构', 'Agency'),
  caption: b('{metric}，按 {year} 年度排名', '{metric}, ranked by {year}'),
  none: b('没有符合条件的报告。', 'No report matches.'),
  chart: b('本页前 {count} 个机构', 'The first {count} agencies of this page'),
  chartLabel: b(
    '折线图：{metric}，{from}—{to} 年；数据见下表。',
    'Line chart: {metric}, {from}–{to}; the figures stand in the table below.',
  ),
  spread: b(
    '{year} 年度：{count} 个机构有数据，合计 {sum}，最小 {least}，中位数 {median}，最大 {most}；另 {without} 个没有可用的数据。',
    '{year}: {count} agencies have a figure, {sum} in all, least {least}, median {median}, most {most}; {without} more have none.',
  ),
  spreadMixed: b(
    '{year} 年度：{count} 个机构有数据，最小 {least}，中位数 {median}，最大 {most}；另 {without} 个没有可用的数据。选定层级后才合计：政府的年报往往已汇总其部门的数字。',
    '{year}: {count} agencies have a figure, least {least}, median {median}, most {most}; {without} more have none. Choose a level for a sum: governments often count what their departments count.',
  ),
  views: b('视图', 'View'),
  viewNames: { ranking: b('排名', 'Ranking'), regions: b('按地区', 'By region') },
  mostFrequentLevel: b('报告最多的层级', 'level with most reports'),
  onlyRegion: b('只看 {name}', 'Only {name}'),
  regionAbove: b('上一级', 'one level up'),
  everyRegion: b('全部地区', 'all regions'),
  peerPlace: b(
    '{agency}：{year} 年度 {value}，在所列有数据的 {of} 个机构中第 {rank} 位。',
    '{agency}: {value} in {year}, rank {rank} of the {of} listed bodies with a figure.',
  ),
  peerWithout: b(
    '{agency}：{year} 年度没有可比的数据，或不在所列机构中。',
    '{agency}: no comparable figure in {year}, or not among those listed.',
  ),
  peerMedian: b('所列机构的中位数为 {median}。', 'The median of those listed is {median}.'),
  tooManyPeers: b(
    '所列机构过多，不计历年中位数：请按层级、上级或地区缩小范围。',
    'Too many for medians over the years: narrow them by level, body above or region.',
  ),
  peerChart: b('{agency} 与所列机构的中位数', '{agency} and the median of those listed'),
  medianLine: b('所列机构中位数', 'median of those listed'),
  withoutPeer: b('不比较', 'end comparison'),
  amongPeers: b('与同级同上级的机构比较', 'Beside bodies of the same level and body above'),
  legend: b(
    '≈ 与前一年口径不完全相同（虚线）；‖ 口径不同，不可比（断线）；空白、未找到、无法读取都不当作 0。',
    '≈ not quite the scope of the year before (dashed); ‖ another scope, not comparable (broken); blank, absent and unreadable are no zero.',
  ),
  export: b('导出：', 'Export: '),
  newForm: b('{year} 新表', '{year} form'),
  partlyBlank: b('部分空白', 'partly blank'),
  agencySeries: b('历年可比数据', 'Comparable figures over the years'),
  allMetrics: b('此机构全部指标（数据接口）', 'All metrics of this agency (API)'),
};

export const regions = {
  locale: b('zh-CN', 'en'),
  map: b('{metric}，{year} 年度（{level}），按省级行政区', '{metric}, {year} ({level}), by province'),
  lead: b(
    '{year} 年度，只计“{level}”：上级政府的年报往往已汇总下级和部门，跨层级相加会重复。',
    '{year}, bodies of the level “{level}” only: governments often count what lower bodies count, so that a sum over levels would count twice.',
  ),
  caption: b('{metric}，{year} 年度（{level}），按地区合计', '{metric}, {year} ({level}), sums by region'),
  region: b('地区', 'Region'),
  code: b('区划代码', 'Code'),
  sum: b('合计', 'Sum'),
  bar: b('与最大值之比', 'Beside the largest'),
  figures: b('有数据/监测机构', 'With figure / watched'),
  without: b('其余机构', 'The others'),
  kinds: {
    noReport: b('无已读报告', 'no report read'),
    unreadable: CELLS.unreadable.state,
    blank: CELLS.blank.state,
    absent: CELLS.absent.state,
  },
  share: b('{bodies} 个机构中 {figures} 个有数据', '{figures} of {bodies} bodies have a figure'),
  noFigure: b('没有数据', 'no figure'),
  notWatched: b('未监测', 'not watched'),
  noCode: b('未填区划代码', 'no region code'),
  central: b('中央国家机关', 'central bodies'),
  own: b('{name}本级', '{name}, own bodies'),
  legend: b(
    '合计只含已公布并读出的数字；空白、未找到、无法读取和没有报告的机构不当作 0，所以各地合计未必完整，请看“有数据/监测机构”。每个省级行政区一格，位置大致示意，不是地图，不表示边界。',
    'Sums hold only what was published and read; blank, absent and unreadable figures and bodies without a report are no zero, so that a sum may be incomplete: see “with figure / watched”. One tile for each unit of the level of provinces, roughly in its place: no map, and no border is shown.',
  ),
};
