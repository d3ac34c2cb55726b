import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

export const explore = {
  title: b('比较', 'Explore'),
  lead: b(
    '一项指标，各机构历年可比数据。地址栏即永久链接。',
    'One metric across agencies and years. The address is a permanent link.',
  ),
  metric: b('指标', 'Metric'),
  year: b('排名年度', 'Ranked by'),
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
  legend: b(
    '≈ 与前一年口径不完全相同（虚线）；‖ 口径不同，不可比（断线）；空、缺项、无法读取都不当作 0。',
    '≈ not quite the scope of the year before (dashed); ‖ another scope, not comparable (broken); blank, absent and unreadable are no zero.',
  ),
  export: b('导出：', 'Export: '),
  newForm: b('{year} 新表', '{year} form'),
  partlyBlank: b('部分空白', 'partly blank'),
  agencySeries: b('历年可比数据', 'Comparable figures over the years'),
  allMetrics: b('此机构全部指标（数据接口）', 'All metrics of this agency (API)'),
  acrossAgencies: b('与其他机构比较', 'Beside other agencies'),
};
