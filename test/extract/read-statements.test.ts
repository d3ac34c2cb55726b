import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSections } from '../../src/extract/read-sections.ts';
import { readStatements } from '../../src/extract/read-statements.ts';
import type { TemplateId } from '../../src/report/report.ts';
import { seed } from '../seed.ts';
import { pageOf } from './page-of.ts';

function statements(lines: readonly string[], template: TemplateId | null = 't2021', year: number | null = 2023) {
  const document = pageOf(lines);
  return readStatements(document, readSections(document, template).prose, template, year);
}

const told = (sentence: string) =>
  statements([sentence]).map(({ subject, value, qualifiers }) => [subject, value, ...qualifiers].join(' '));

describe('a figure of the prose', () => {
  it.each([
    ['2023年，我局共收到政府信息公开申请18件。', ['requests-received 18 new-or-all']],
    ['全年新收政府信息公开申请1,234件。', ['requests-received 1234']],
    ['全县共受理依申请公开十二件。', ['requests-received 12 new-or-all']],
    ['本年度收到两件政府信息公开申请。', ['requests-received 2 new-or-all']],
    ['收到政府信息公开申请9件（含上年结转1件）。', ['requests-received 9 with-carried-in', 'requests-carried-in 1']],
    ['全年收到政府信息公开申请近300件。', ['requests-received 300 new-or-all about']],
    ['我局全年未收到政府信息公开申请。', ['requests-received 0 none-said']],
    ['收到公民、法人和其他组织政府信息公开申请7件。', ['requests-received 7 new-or-all']],
    ['共收到公民提出的公开政府信息申请2条。', ['requests-received 2 new-or-all']],
    ['我局未收到公民提出的公开政府信息申请。', ['requests-received 0 none-said']],
    [
      '其中当面申请1件、网上申请2件、信函传真申请11件。',
      ['channel-in-person 1 new-or-all', 'channel-online 2 new-or-all'],
    ],
    ['近3年我局共收到2件信息公开申请。', []],
    ['收到行政复议申请1件（与政府信息公开无关），行政诉讼2件，均不涉及政府信息公开。', []],
    ['通过政府网站公开政府信息1000条，政务微博微信公开200条。', ['published-website 1000']],
    ['我局共收到信息公开申请22件，比2022年（31件）下降29%。', ['requests-received 22 new-or-all']],
    ['我局收到政府信息公开申请22件，较2022年收到的申请31件少9件。', ['requests-received 22 new-or-all']],
    ['我局共收到信息公开申请22件，比2021年（31件）下降29%。', []],
    ['共办理信息公开类行政复议案件45件，审结政府信息公开行政诉讼案件3件。', []],
    ['因政府信息公开被申请行政复议1件。', ['reviews 1']],
    ['全年办理因政府信息公开申请引发的行政复议36起，行政诉讼9起。', ['reviews 36', 'lawsuits 9']],
    ['我乡无一例因政府信息公开申请行政复议和提起行政诉讼发生。', ['reviews 0 none-said', 'lawsuits 0 none-said']],
    ['我局接到12项依申请公开政府信息申请。', ['requests-received 12 new-or-all']],
    ['网上申请事项26项。', []],
    ['我局收到政府信息公开依申请1件。', ['requests-received 1 new-or-all']],
    ['上年结转政府信息公开申请办件5件。', ['requests-carried-in 5']],
    ['政府信息公开申请均已办结，无下年度结转。', ['requests-carried-out 0 none-said']],
    ['2023年度新增主动公开政府信息268条，其中文件140条。', ['published-total 268']],
    ['截至2023年底，历年累计主动公开520条，其中2023年新增主动公开政府信息14条。', ['published-total 14']],
    ['比上年度新增主动公开政府信息14条。', []],
    ['收到涉政府信息公开的行政复议案4件。', ['reviews 4']],
    ['因政府信息公开引发行政诉讼案1起。', ['lawsuits 1']],
    [
      '未发生针对本单位有关政府信息公开事务的行政复议案、行政诉讼案和有关的申诉案。',
      ['reviews 0 none-said', 'lawsuits 0 none-said'],
    ],
    ['未收到因政府信息公开提出的行政复议、行政诉讼的申请。', ['reviews 0 none-said', 'lawsuits 0 none-said']],
    ['未发生因依申请公开引发的行政复议和行政诉讼。', ['reviews 0 none-said', 'lawsuits 0 none-said']],
    ['未有政府信息公开行政复议及行政诉讼有关情况。', ['reviews 0 none-said', 'lawsuits 0 none-said']],
    ['本年度没有产生信息公开处理费。', ['processing-fee 0 none-said']],
    ['2023年度我局无收取信息公开处理费。', ['processing-fee 0 none-said']],
    ['2023年制作政府信息总数38条，其中主动公开政府信息35条。', ['published-total 35']],
    ['截止2023年12月31日，我局累计主动公开政府信息440条，其中2023年度我局共主动公开政府信息235条。', []],
    ['截至12月31日，全年累计主动公开政府信息395条。', ['published-total 395']],
    ['共制发政府信息349条，其中，主动公开政府信息124条、依申请公开173条、不予公开52条。', ['published-total 124']],
    ['2023年我单位没有收到依申请公开事项，', ['requests-received 0 none-said']],
    ['全年无依申请公开事项。', ['requests-received 0 none-said']],
    ['上年结转政府信息公开申请3件，结转下年度继续办理2件。', ['requests-carried-in 3', 'requests-carried-out 2']],
    ['2022年结转2件，结转2024年继续办理1件。', ['requests-carried-in 2', 'requests-carried-out 1']],
    [
      '收到政府信息公开申请8件，均已按时答复。',
      ['requests-received 8 new-or-all', 'requests-closed 8 all-of-received'],
    ],
    ['收到政府信息公开申请8件，办结7件。', ['requests-received 8 new-or-all', 'requests-closed 7']],
    [
      '办结的政府信息公开申请中，予以公开6件，部分公开两件，不予公开1件，无法提供0件，不予处理3件，其他处理4件。',
      [
        ...['outcome-granted 6', 'outcome-partial 2', 'outcome-denied 1'],
        ...['outcome-unable 0', 'outcome-rejected 3', 'outcome-other 4'],
      ],
    ],
    [
      '收到政府信息公开申请5件，其中网络申请3件，信函申请2件。',
      ['requests-received 5 new-or-all', 'channel-letter 2 new-or-all', 'channel-online 3 new-or-all'],
    ],
    ['因政府信息公开引起的行政复议4件，行政诉讼1起。', ['reviews 4', 'lawsuits 1']],
    ['我局未发生因政府信息公开申请行政复议、提起行政诉讼的情况。', ['reviews 0 none-said', 'lawsuits 0 none-said']],
    [
      '全年制发行政规范性文件3件，废止行政规范性文件1件，现行有效行政规范性文件20件。',
      ['normative-made 3', 'normative-repealed 1', 'normative-in-force 20'],
    ],
    ['全年共主动公开政府信息1.2万条。', ['published-total 12000']],
    ['全年作出行政许可决定51件，作出行政处罚决定2件。', ['licensing-decisions 51', 'penalty-decisions 2']],
    ['全年收取信息处理费共计380元。', ['processing-fee 380']],
    [
      '政府信息公开申请中，予以公开、部分公开和不予公开分别为3件、2件、1件。',
      ['outcome-granted 3', 'outcome-partial 2', 'outcome-denied 1'],
    ],
    [
      '共办理政府信息公开申请，予以公开35件；部分予以公开1件；不予以公开2件。',
      ['outcome-granted 35', 'outcome-partial 1'],
    ],
    [
      '新收到政府信息公开申请1182件（同比增长0.4%），办结申请1187件（含上年度结转申请57件）。',
      ['requests-received 1182', 'requests-carried-in 57', 'requests-closed 1187'],
    ],
    [
      '受理政府信息公开申请25件（含2022年结转1件）。',
      ['requests-received 25 with-carried-in', 'requests-carried-in 1'],
    ],
    ['涉及政府信息公开行政复议1项。', ['reviews 1']],
    ['涉及政府信息公开的行政复议、行政诉讼均为0件。', ['reviews 0', 'lawsuits 0']],
    ['因政府信息公开引起的行政复议案件2件、行政诉讼案件7件。', ['reviews 2', 'lawsuits 7']],
    [
      '收到政府信息公开申请9件，当面申请2件、传真申请1件、网络申请5件、信函申请1件。',
      [
        ...['requests-received 9 new-or-all', 'channel-in-person 2 new-or-all', 'channel-fax 1 new-or-all'],
        ...['channel-online 5 new-or-all', 'channel-letter 1 new-or-all'],
      ],
    ],
    ['全年未收到任何形式的政府信息公开申请。', ['requests-received 0 none-said']],
    ['未收到公民和法人等提交的政府信息公开申请。', ['requests-received 0 none-said']],
    ['2023年我局没有受理依申请公开的信息。', ['requests-received 0 none-said']],
    ['受理政府信息公开申请的机构办结2件，1件结转至下一年度办理。', ['requests-closed 2', 'requests-carried-out 1']],
    ['制定发布规范性文件4件，现行有效文件20件。', ['normative-made 4']],
    ['制发行政规范性文件17件，废止30件。', ['normative-made 17', 'normative-repealed 30']],
    ['本年度制发规范性文件34件，现行有效件数424件。', ['normative-made 34', 'normative-in-force 424']],
    ['局长参加一次由某局举办的政策意见新闻发布会。', ['press-conferences-by-head 1']],
    ['2023年我局未收取信息处理费。', ['processing-fee 0 none-said']],
    ['市政府办公厅代表市政府共受理政府信息公开申请859件。', ['requests-received 859 new-or-all']],
    ['全年办理政府信息公开申请218件。', ['requests-handled 218']],
    [
      '共受理政府信息公开申请749件，其中自然人申请741件，法人或其他组织申请8件；共办理718件，结转下一年31件。',
      [
        ...['requests-received 749 new-or-all', 'applicant-natural-person 741 new-or-all'],
        ...['applicant-organisation 8 new-or-all', 'requests-handled 718', 'requests-carried-out 31'],
      ],
    ],
    [
      '收到政府信息公开申请4件，涉及自然人3件。',
      ['requests-received 4 new-or-all', 'applicant-natural-person 3 new-or-all'],
    ],
    ['全年政府信息公开工作中，16件公开申请均已办结。', ['requests-handled 16']],
    ['累计办理公民、法人或其他组织通过邮寄等途径依申请公开信息合计二十三件。', ['requests-handled 23']],
    [
      '收到依申请公开164件，结转上年2件，下年度继续办理81件。',
      ['requests-received 164 new-or-all', 'requests-carried-in 2', 'requests-carried-out 81'],
    ],
    ['答复政府信息公开申请805件，另有72件顺延到下年度答复。', ['requests-closed 805', 'requests-carried-out 72']],
    [
      '政府信息公开申请告知书中，“同意公开”3件，“区分处理后公开”1件，“无法提供”的件数为1件。',
      ['outcome-granted 3', 'outcome-partial 1', 'outcome-unable 1'],
    ],
    ['政府信息公开申请中，予以公开及部分公开258件。', ['outcome-granted-or-partial 258']],
    ['政府信息公开申请中，97件准予公开，2件不予公开。', ['outcome-granted 97', 'outcome-denied 2']],
    ['信息公开类行政复议7件，诉讼9件。', ['reviews 7', 'lawsuits 9']],
    ['发生1件针对本部门有关政府信息公开事务的行政诉讼案。', ['lawsuits 1']],
    ['没有因政府信息公开针对区公安局申请行政复议或行政诉讼的事项。', ['reviews 0 none-said', 'lawsuits 0 none-said']],
    ['未发生涉及卫生健康局信息公开行政复议案件和行政诉讼案件。', ['reviews 0 none-said', 'lawsuits 0 none-said']],
    ['未收到当面申请、网站提交、传真、信函和其他形式的政府信息公开申请。', ['requests-received 0 none-said']],
    ['本街道未发生政务信息公开申请。', ['requests-received 0 none-said']],
    ['我局收到1项有关政府信息公开的申请。', ['requests-received 1 new-or-all']],
    ['收到申请公开政府信息的要求6件，完成答复。', ['requests-received 6 new-or-all']],
    ['收到政府信息公开申请7件，及时规范答复7件。', ['requests-handled 7', 'requests-received 7 new-or-all']],
    [
      '加强依申请公开工作，本年度全区共收到70件申请，依法依规办结69件，1件结转下年度继续办理。',
      ['requests-carried-out 1', 'requests-closed 69', 'requests-received 70 new-or-all'],
    ],
    ['全市共收到政府信息申请公开件658件。', ['requests-received 658 new-or-all']],
    ['收到政府信息公开依申请1件。', ['requests-received 1 new-or-all']],
    ['政府信息公开行政复议1件(申请人撤回结案)、行政诉讼0件。', ['reviews 1', 'lawsuits 0']],
    ['全年收到政府信息公开申请十余件。', ['requests-received 10 new-or-all about']],
  ])('is told for certain in %j', (sentence, expected) => {
    expect(told(sentence).toSorted()).toEqual([...expected].toSorted());
  });

  it('is told of the house in the own report of the office that keeps it', () => {
    const document = pageOf(['市政府办公室共受理政府信息公开申请16件。']);
    const { prose } = readSections(document, 't2021');
    const of = (agency: string) => readStatements(document, prose, 't2021', 2023, agency).map(({ value }) => value);
    expect(of('某市人民政府办公室')).toEqual([16]);
    expect(of('某市人民政府')).toEqual([]);
  });

  it('is no sum of all answers where others were put off or handed on', () => {
    const handled = (sentence: string) => told(sentence).filter((one) => one.startsWith('requests-handled'));
    expect(handled('收到政府信息公开申请7件，按时答复5件。')).toEqual(['requests-handled 5']);
    expect(handled('收到政府信息公开申请7件，按时答复5件，延期答复2件。')).toEqual([]);
    expect(handled('收到政府信息公开申请7件，答复5件，2件撤回。')).toEqual([]);
  });

  it.each([
    '2022年收到政府信息公开申请18件。',
    '上半年收到政府信息公开申请18件。',
    '收到政府信息公开申请同比增加3件。',
    '收到政府信息公开申请比上年减少3件。',
    '答复群众留言30件，办结12345热线工单200件。',
    '办理行政复议案件120件，行政诉讼案件30件。',
    '行政复议、行政诉讼共2件。',
    '政府信息公开申请中予以公开、部分公开、不予公开分别为3件、2件。',
    '自然人、企业申请分别为3件、2件。',
    '予以公开及部分公开42件。',
    '未发生被纠错的行政复议案件。',
    '未收到政府信息公开申请人的投诉。',
    '其中民政局收到政府信息公开申请3件。',
    '未收到通过信函提出的政府信息公开申请的行政复议。',
    '政府信息公开栏目发布解读78条，县长信箱收到信件238件，办结99件，不予受理139件。',
    '围绕政府信息公开，共办理人大代表建议36件、政协提案28件，办结64件。',
    '按时办结率100%。',
    '未收到法人和其他组织提出的政府信息公开申请。',
    '当面和信函未收到政府信息公开申请。',
    '承办人大代表建议和政协提案12件，已办结10件，2件结转下年度继续推进。',
    '受理行政复议案件15件，审结13件，2件结转至下一年度。',
    '受理行政许可申请1200件，办结1198件，信息公开率100%。',
    '依申请公开事项共12项。',
    '通过官方微信、微博平台公开政府信息2809条。',
    '公开行政许可信息51条。',
    '平均每件政府信息公开申请答复用时12天。',
    '副局长参加一次政策新闻发布会。',
    '当面、信函申请政府信息公开3件。',
    '依据国办公开办函〔2021〕30号编制本报告。',
    '未发生政府信息公开行政复议、行政诉讼败诉案件。',
    '未发生因政府信息公开答复被纠正的行政复议。',
    '正在办理政府信息公开申请的培训3次。',
    '其中5件由外单位转来，3件申请均已答复。',
    '2021年办理政府信息公开申请3件。',
    '民事诉讼9件。',
    '县政府办公室受理政府信息公开申请17件。',
    '共收到70件申请，其中低保申请60件。',
    '政府信息公开工作中，县长信箱共收到70件申请。',
    '历年累计发生1起政府信息公开行政复议案件。',
    '政府信息公开申请中，不存在因政府信息公开引发的行政复议或行政诉讼纠错情况。',
    '政府信息公开申请中，没有行政复议、行政诉讼被责令变更的情况。',
    '发生行政复议8件、诉讼12件，其中涉及政府信息公开的较少。',
    '五年来累计办理政府信息公开申请560件。',
    '自条例施行以来，累计办理政府信息公开申请560件。',
    '办理答复教育类政府信息公开申请6件。',
    '加强政府信息公开。办理教师资格认定，收到350份申请。',
    '规范依申请公开。做好职称评审工作，共收到120件申请。',
    '依申请公开中，涉及学校划片的6件，其中5件准予公开。',
    '依申请公开中，网上申请（自然人申请8件，法人或其他组织申请2件）。',
    '政府信息公开申请均已答复，予以公开（自然人申请10件，法人或其他组织申请2件）。',
    '政府信息公开申请均已答复，结转下年度继续办理，涉及自然人1件。',
  ])('is not stated where it is not certain: %j', (sentence) => {
    expect(told(sentence)).toEqual([]);
  });

  it('is tied to the fields of the form, and knows its section and its place', () => {
    const all = statements([
      '一、总体情况',
      '2023年，本机关严格依照条例的规定，共收到政府信息公开申请',
      '18件。不予公开3件。',
      '四、政府信息公开行政复议、行政诉讼情况',
      '行政诉讼2件。',
    ]);
    expect(all[0]).toMatchObject({
      ...{ subject: 'requests-received', value: 18, unit: '件', raw: '18', fields: ['req_new_total'], section: 1 },
      place: { path: 'line 2' },
    });
    expect(all.find((one) => one.subject === 'lawsuits')).toMatchObject({
      fields: ['lit_direct_total', 'lit_after_review_total'],
      section: 4,
    });
    expect(statements(['全年收到政府信息公开申请18件。'], 't2014')[0]?.fields).toEqual(['req_received']);
    expect(statements(['全年收到政府信息公开申请18件。'], null)[0]?.fields).toEqual([]);
  });

  it.each([
    '全年以市政府和市政府办公室名义制发行政规范性文件23件，各部门制发行政规范性文件45件。',
    '市级部门作出行政许可决定230件，县级部门作出行政许可决定450件。',
  ])('of a part of what the form counts is tied to no field: %s', (sentence) => {
    expect(statements([sentence]).map((one) => one.fields)).not.toContainEqual([expect.anything()]);
    expect(statements([sentence])).not.toEqual([]);
  });

  it('of two websites is tied to no field: which of them the form counts is not certain', () => {
    const all = statements(['通过县政府网站公开政府信息37条，通过本局网站公开政府信息81条。'], 't2014');
    expect(all.map((one) => [one.value, one.fields])).toEqual([
      [37, []],
      [81, []],
    ]);
    expect(statements(['通过县政府网站公开政府信息37条。'], 't2014')[0]?.fields).toEqual(['published_website']);
  });

  it('is never one that the sentence does not hold', () => {
    const words = fc.constantFrom(
      ...['收到', '未收到', '政府信息公开申请', '办结', '予以公开', '行政复议', '、', '行政诉讼', '，', '。', '件'],
      ...['共', '为', '结转下年', '上年结转', '其中', '网络申请', '主动公开政府信息', '条', '含'],
    );
    const part = fc.oneof(words, fc.nat(9999).map(String));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const text = parts.join('');
        for (const one of statements([text])) {
          const isWord = one.qualifiers.includes('none-said') || one.qualifiers.includes('all-of-received');
          expect(isWord || (text.match(/\d+/g) ?? []).map(Number).includes(one.value)).toBe(true);
        }
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('is looked for in time that grows with the text, whatever stands in it', () => {
    const hostile = [
      `收到政府信息公开申请${'共有'.repeat(900)}`,
      '未'.repeat(2000),
      '行政复议'.repeat(400),
      `${'收到'.repeat(900)}的`,
      '办结'.repeat(900),
    ];
    for (const text of hostile) expect(statements(Array.from({ length: 20 }, () => text))).toEqual([]);
  });
});
