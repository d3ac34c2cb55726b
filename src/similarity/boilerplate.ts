/** What regulation, form and model texts prescribe: told of no body, by itself no copy. */
const PRESCRIBED =
  /根据.*(?:条例|通知|规定|要求)|按照.*(?:条例|通知|规定|要求|格式)|中华人民共和国政府信息公开条例|国办公开办函|国务院办公厅.*格式|本(?:年度)?报告(?:由|中|所列|电子版|全文)|报告(?:由|共).*部分(?:组成)?|由总体情况.*组成|数据统计期限|统计期限|所列数据|如(?:对本报告|有疑问|需)|联系(?:电话|地址|方式)|邮(?:政)?编(?:码)?|电子(?:邮箱|版可)|可(?:以)?(?:在|到|从|通过).*(?:下载|查阅|查询)|现(?:将|公布|向社会).*(?:年度)?报告|第一项加第二项|本列数据的勾稽关系|(?:未|没有|无)(?:收取|发生|收到|产生|其他|需要)|无其他需要报告|信息处理费|制发件数|现行有效件数|处理决定数量|本年(?:新收|度办理结果)|结转下年度|上年结转|自然人|商业企业|科研机构|社会公益组织|法律服务机构/;

/** Longer sentences are none that is prescribed as a whole. */
const LONGEST = 2_000;

/** True for a sentence that every report has, in these or other words. `bare` is that of `passagesOf`. */
export function isPrescribed(bare: string): boolean {
  return PRESCRIBED.test(bare.slice(0, LONGEST));
}

/** In so many bodies' reports, and a passage was handed down: a model text of the office above, not a neighbour's. */
export const HANDED_DOWN = 5;

/**
 * Hashes of the passages that bodies share: those in the reports of at least `HANDED_DOWN` of them. Each list holds the hashes of one body
 * (of one or several years). Works on flat arrays: a hundred thousand reports take some seconds and tens of megabytes.
 */
export function sharedPassages(bodies: readonly Uint32Array[]): Set<number> {
  const unique = bodies.map((hashes) => Uint32Array.from(new Set(hashes)));
  const all = new Uint32Array(unique.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of unique) {
    all.set(one, at);
    at += one.length;
  }
  all.sort();
  const shared = new Set<number>();
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to] === all[from]) to++;
    if (to - from >= HANDED_DOWN) shared.add(all[from]!);
    from = to;
  }
  return shared;
}
