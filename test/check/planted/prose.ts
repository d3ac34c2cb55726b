import type { Dice } from '../../generate/dice.ts';
import { type Facts, total } from './facts.ts';

/** The words of a correct report, in the ways clerks put them; among them sentences with figures that no table has. */
export function written(facts: Facts, dice: Dice): Facts {
  return { ...facts, parts: facts.template === 't2014' ? statisticsProse(facts, dice) : formProse(facts, dice) };
}

const FORTY = '关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）';
const FIFTY = '关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）';

export function opening({ agency, year, template }: Facts, dice: Dice): string[] {
  const basis = `《国务院办公厅政府信息与政务公开办公室${template === 't2019' ? FORTY : FIFTY}`;
  const cited = template === 't2014' || dice.chance(0.4) ? '' : `和${basis}`;
  const period = dice.pick([
    `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    `统计时间为${year}年1月1日至12月31日。`,
  ]);
  const six =
    template !== 't2014' && dice.chance(0.3)
      ? '报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。'
      : '';
  const first = `根据《中华人民共和国政府信息公开条例》${cited}要求，现公布${agency}${year}年政府信息公开工作年度报告。`;
  return [first + six + period, `如对本报告有疑问，请与${agency}办公室联系（电话：0953-2271000）。`];
}

/** What the body calls itself. */
export function self({ agency }: Facts, dice: Dice): string {
  const own = /局$/.test(agency) ? ['我局', '本局'] : /厅$/.test(agency) ? ['我厅'] : [];
  return dice.pick([...own, '本机关', '我单位', agency]);
}

/** 共26条，其中：甲1条，乙2条 … with parts that add up. */
export function list(dice: Dice): string {
  const names = dice
    .shuffled(['工作动态', '政策文件及解读', '财政信息', '部门文件', '通知公告', '人事信息'])
    .slice(0, 4);
  const parts = [...names, '其他信息'].map((name) => ({ name, n: dice.int(1, 90) }));
  const sum = parts.reduce((all, { n }) => all + n, 0);
  const [before, comma] = dice.pick([
    ['，其中：', '、'],
    ['，其中', '，'],
    ['，包括', '、'],
  ] as const);
  return `主动公开政府信息${sum}条${before}${parts.map(({ name, n }) => `${name}${n}条`).join(comma)}。`;
}

const CHINESE = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十'];
const count = (n: number, dice: Dice) => (n > 0 && n <= 10 && dice.chance(0.15) ? CHINESE[n]! : String(n));

function requests(facts: Facts, dice: Dice): string {
  const { cells, year } = facts;
  const me = self(facts, dice);
  const received = cells.req_new_total!;
  const persons = cells.req_new_natural_person!;
  const [carriedIn, out, done] = [cells.req_carried_in_total!, cells.req_carried_out_total!, cells.res_total_total!];
  if (received === 0 && carriedIn === 0)
    return dice.pick([
      `${year}年，${me}未收到政府信息公开申请。`,
      `全年${me}没有收到依申请公开事项。`,
      '全年收到政府信息公开申请0件。',
    ]);
  const said = dice.pick([
    `${year}年，${me}新收政府信息公开申请${count(received, dice)}件，上年结转${carriedIn}件，共办结${done}件，结转下年度继续办理${out}件。`,
    `全年共收到政府信息公开申请${count(received, dice)}件，${year - 1}年结转政府信息公开申请${carriedIn}件，办结政府信息公开申请${done}件，结转至${year + 1}年办理${out}件。`,
    `${me}共收到政府信息公开申请${received}件，其中自然人申请${persons}件，法人或其他组织申请${received - persons}件；共办理${done}件，结转下年度${out}件。`,
    ...(carriedIn > 0
      ? [`共收到政府信息公开申请${received + carriedIn}件（含上年结转${carriedIn}件），已办结${done}件。`]
      : []),
    ...(out === 0 && carriedIn === 0 ? [`${me}共收到政府信息公开申请${count(received, dice)}件，均已按时答复。`] : []),
  ]);
  return said + outcomes(facts, dice);
}

const OUTCOMES: readonly (readonly [string, RegExp])[] = [
  ['予以公开', /^res_granted_total$/],
  ['部分公开', /^res_partial_total$/],
  ['不予公开', /^res_denied_.*_total$/],
  ['无法提供', /^res_unable_.*_total$/],
  ['不予处理', /^res_rejected_.*_total$/],
  ['其他处理', /^res_other(?:_.*)?_total$/],
];

function outcomes({ cells }: Facts, dice: Dice): string {
  if (cells.res_total_total === 0 || dice.chance(0.4)) return '';
  const told = OUTCOMES.map(([name, fields]) => [name, total(cells, fields)] as const);
  if (dice.chance(0.3)) {
    const [a, b, c] = dice.shuffled(told) as [(typeof told)[0], (typeof told)[0], (typeof told)[0]];
    return `办理结果中，${a[0]}、${b[0]}和${c[0]}的申请分别为${a[1]}件、${b[1]}件、${c[1]}件。`;
  }
  const comma = dice.pick(['、', '，', '；']);
  return `政府信息公开申请办理结果中，${told.map(([name, n]) => `${name}${n}件`).join(comma)}。`;
}

function cases({ cells }: Facts, dice: Dice): string {
  const [reviews, suits] = [cells.review_total!, (cells.lit_direct_total ?? 0) + (cells.lit_after_review_total ?? 0)];
  const all = suits + (cells.litigation_total ?? 0);
  if (reviews === 0 && all === 0)
    return dice.pick([
      '未发生因政府信息公开申请行政复议、提起行政诉讼的情况。',
      '涉及政府信息公开的行政复议、行政诉讼均为0件。',
    ]);
  return dice.pick([
    `因政府信息公开引起的行政复议${reviews}件，行政诉讼${all}件。`,
    `因政府信息公开引发的行政复议案件${reviews}件、行政诉讼案件${all}件。`,
  ]);
}

/** Figures of others, of other years and of other matters: true sentences that no table has. */
function besides(facts: Facts, dice: Dice): string {
  const n = () => dice.int(1, 400);
  return dice
    .shuffled([
      `办理12345热线工单${n()}件，按时办结率100%。`,
      `办理人大代表建议${n()}件、政协提案${n()}件，代表委员满意率100%。`,
      `公示行政许可信息${n()}条、行政处罚信息${n()}条。`,
      `收到政府信息公开申请数量较上年增加${n()}件，同比增长120%。`,
      `通过政务微信公众号推送信息${n()}条，关注用户${n()}人。`,
      `${facts.year - 1}年度部门决算、${facts.year}年度部门预算按时公开。`,
      '主要负责同志专题研究3次，明确8个内设机构的公开责任。',
      `答复网民留言${n()}条，办结信访事项${n()}件。`,
      `上半年收到政府信息公开申请${n()}件。`,
    ])
    .slice(0, dice.int(0, 4))
    .join('');
}

function formProse(facts: Facts, dice: Dice): Facts['parts'] {
  const { cells, year, template } = facts;
  const me = self(facts, dice);
  const made = template === 't2021' ? cells.normative_docs_made! : cells.normative_docs_new_made!;
  const documents = made > 0 && dice.chance(0.5) ? `本年制发行政规范性文件${made}件，均在20个工作日内公开。` : '';
  const decided = dice.chance(0.3) ? `全年作出行政处罚决定${cells.penalty_decisions}件。` : '';
  const [one, two] = dice.pick([
    ['（一）主动公开情况。', '（二）依申请公开情况。'],
    ['', ''],
  ] as const);
  return [
    { heading: '', lines: opening(facts, dice) },
    {
      heading: '一、总体情况',
      lines: [
        `${year}年，${me}深入贯彻落实条例要求，坚持以公开为常态、不公开为例外。`,
        `${one}${dice.pick(['全年', `${year}年，${me}`])}${list(dice)}${documents}${decided}`,
        `${two}${requests(facts, dice)}${cases(facts, dice)}`,
        `（三）政府信息管理情况。规范公文公开属性源头认定，严格保密审查。${besides(facts, dice)}`,
        '（四）平台建设情况。优化门户网站栏目，加强政务新媒体管理。',
        '（五）监督保障情况。纳入年度考核，开展业务培训，未发生责任追究情形。',
      ],
    },
    { heading: '二、主动公开政府信息情况', lines: [] },
    { heading: '三、收到和处理政府信息公开申请情况', lines: [] },
    { heading: '四、政府信息公开行政复议、行政诉讼情况', lines: [] },
    { heading: dice.pick(['五、存在的主要问题及改进情况', '五、存在问题及改进情况']), lines: problems(facts, dice) },
    {
      heading: '六、其他需要报告的事项',
      lines: [
        dice.pick([`${year}年，${me}未收取信息处理费。`, '本年度收取信息处理费0元。无其他需要报告的事项。', '无。']),
      ],
    },
  ];
}

export function problems({ year }: Facts, dice: Dice): string[] {
  return dice.pick([
    [
      '存在的主要问题：一是公开内容的针对性还不够强；二是政策解读形式较为单一；三是业务能力有待提高。',
      '下一步，将完善信息发布审核机制，开展业务培训。',
    ],
    [`虽取得一定成绩，但仍存在一些不足。${year + 1}年将切实抓好以下工作：一是梳理优化工作流程。二是加强政策解读。`],
    [
      '（一）存在问题。信息更新不够及时，与群众需求仍有差距。',
      '（二）改进情况。一是加强工作管理；二是加强业务培训；三是做好信息编报。',
    ],
  ]);
}

function statisticsProse(facts: Facts, dice: Dice): Facts['parts'] {
  const { cells, year } = facts;
  const me = self(facts, dice);
  const received = cells.req_received!;
  const asked =
    received === 0
      ? `${year}年${me}未收到政府信息公开申请。`
      : `全年共收到政府信息公开申请${received}件，其中当面申请${cells.req_received_in_person}件、传真申请${cells.req_received_fax}件、网络申请${cells.req_received_online}件、信函申请${cells.req_received_letter}件。办结${cells.req_closed}件。`;
  return [
    { heading: '', lines: opening(facts, dice) },
    {
      heading: '一、概述',
      lines: [
        `${me}配备专职人员${cells.staff_full_time}名、兼职人员${cells.staff_part_time}名。${besides(facts, dice)}`,
      ],
    },
    {
      heading: '二、主动公开政府信息情况',
      lines: [
        `全年主动公开政府信息${cells.published_total}条，其中通过政府网站公开${cells.published_website}条、政务微博公开${cells.published_weibo}条、政务微信公开${cells.published_wechat}条。`,
      ],
    },
    { heading: '三、依申请公开政府信息情况', lines: [asked] },
    { heading: '四、行政复议、行政诉讼情况', lines: [cases(facts, dice)] },
    { heading: '五、存在的主要问题及改进措施', lines: problems(facts, dice) },
    { heading: '附件：政府信息公开情况统计表', lines: [] },
  ];
}
