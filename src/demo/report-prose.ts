import type { DemoRecord } from './record.ts';

/** One part of a report's text: a heading and its paragraphs. The words are ours, the figures the record's. */
export interface DemoPart {
  section: string;
  heading: string;
  paragraphs: string[];
}

/** The opening paragraph, which names the legal basis and the period. */
export function opening(record: DemoRecord): string {
  const { agency, year } = record;
  return `根据《中华人民共和国政府信息公开条例》的规定，现公布${agency}${year}年政府信息公开工作年度报告。本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`;
}

/** The parts in the order of the template, tables not included. */
export function parts(record: DemoRecord): DemoPart[] {
  return record.template === 't2014' ? partsBefore2019(record) : partsFrom2019(record);
}

function partsFrom2019(record: DemoRecord): DemoPart[] {
  const headings: [string, string, string[]][] = [
    ['s1_overview', '一、总体情况', overview(record)],
    ['s2_active', '二、主动公开政府信息情况', []],
    ['s3_requests', '三、收到和处理政府信息公开申请情况', []],
    ['s4_review_litigation', '四、政府信息公开行政复议、行政诉讼情况', []],
    ['s5_problems', '五、存在的主要问题及改进情况', ['公开内容的完整性有待提高，下一年度将逐项核对公开目录。']],
    ['s6_other', '六、其他需要报告的事项', ['无其他需要报告的事项。']],
  ];
  return headings.map(([section, heading, paragraphs]) => ({ section, heading, paragraphs }));
}

function overview(record: DemoRecord): string[] {
  const sentences = ['本机关按照规定主动公开政府信息，并办理政府信息公开申请。'];
  const { req_new_total: received, req_carried_in_total: carried } = record.fields;
  if (received !== null && received !== undefined) sentences.push(`本年新收政府信息公开申请${received}件。`);
  if (carried) sentences.push(`上年结转政府信息公开申请${carried}件。`);
  return [sentences.join('')];
}

function partsBefore2019(record: DemoRecord): DemoPart[] {
  const { published_total: published, req_received: received } = record.fields;
  const active = typeof published === 'number' ? `全年主动公开政府信息${published}条。` : '主动公开情况见附表。';
  const asked = typeof received === 'number' ? `全年收到政府信息公开申请${received}件。` : '申请情况见附表。';
  const headings: [string, string][] = [
    ['一、概述', '本机关按照规定开展政府信息公开工作。'],
    ['二、主动公开政府信息情况', active],
    ['三、依申请公开政府信息情况', asked],
    ['四、存在的主要问题及改进情况', '将继续充实公开内容。'],
  ];
  const text = headings.map(([heading, words]) => ({ section: 'narrative', heading, paragraphs: [words] }));
  return [...text, { section: 'annex', heading: '附件：政府信息公开情况统计表', paragraphs: [] }];
}
