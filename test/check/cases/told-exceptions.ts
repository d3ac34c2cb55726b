import { type Case, type CaseReport, t2019, t2021 } from './case.ts';

/** A breach for which the report gives a reason in its own words: information, with those words. */
function told(words: string, report: CaseReport, previous?: CaseReport): Case {
  const given = previous === undefined ? {} : { previous };
  return { report: { ...report, text: { 1: words } }, ...given, outcome: 'fail', severity: 'info' };
}

const CARRIED = [t2021({ req_carried_in_total: 3 }), t2021({ req_carried_out_total: 2 }, 2022)] as const;
const STOCK = t2021({ normative_docs_in_force: 30, normative_docs_made: 2 });
const REPEALED = [
  t2021({ normative_docs_made: 1, normative_docs_repealed: 5 }),
  t2021({ normative_docs_in_force: 3 }, 2022),
] as const;

/** Known exceptions that the report itself tells, by the words of the catalogue. */
export const TOLD_EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, Case>>>> = {
  'X-CLOSED': {
    申请人撤回: {
      report: {
        ...t2021({
          req_new_total: 5,
          res_granted_total: 4,
          res_other_misc_total: 1,
          res_total_total: 5,
          req_carried_in_total: 3,
        }),
        text: { 1: '政府信息公开申请人撤回1件，办结4件。' },
      },
      outcome: 'uncertain',
    },
  },
  'X-NORMATIVE': {
    代本级政府起草: {
      report: { ...t2021(), text: { 1: '以县政府名义制定行政规范性文件2件。' } },
      outcome: 'uncertain',
    },
  },
  'Y-CARRY-TOTAL': {
    机构改革: told('原县扶贫办公室职责划入我局，其未办结的申请由我局继续办理。', ...CARRIED),
    政府汇总范围变化: told('因行政区划调整，汇总单位较上年增加2家。', ...CARRIED),
    上年报告事后更正: told('2022年度报告中结转下年度继续办理应为3件，误填为2件。', ...CARRIED),
  },
  'Y-STOCK-NORM': {
    机构改革承继文件: told('承继原县旅游局行政规范性文件8件。', STOCK, t2021({ normative_docs_in_force: 20 }, 2022)),
  },
  'Y-REPEAL-BOUND': {
    同上: told('对规范性文件开展全面清理，宣布失效4件。', ...REPEALED),
  },
  'Y-SPIKE': {
    疫情: told(
      '受征迁项目集中实施影响，信息公开申请较上年大幅增加。',
      t2021({ req_new_total: 220 }),
      t2021({ req_new_total: 21 }, 2022),
    ),
  },
  'Y-ZERO-AFTER': {
    职权划出: told('征收职能划转至县自然资源局。', t2021(), t2021({ req_new_total: 12 }, 2022)),
  },
  'T2-FEE-UNIT': {
    不动产: told(
      '不动产登记职能划入我局。',
      t2021({ admin_fees_amount_wanyuan: 4000 }),
      t2021({ admin_fees_amount_wanyuan: 2 }, 2022),
    ),
  },
  'T2-2019-ITEMS-YOY': {
    权责清单动态调整: told(
      '机构改革后承接许可事项划入2项。',
      t2019({ licensing_items_prev_year: 10 }),
      t2019({ licensing_items_prev_year: 7, licensing_items_change: 1 }, 2019),
    ),
  },
  'T2-2019-DECISIONS': {
    划转前办理: told('行政处罚职能已划转至县综合执法局。', t2019({ penalty_decisions: 9 })),
  },
};
