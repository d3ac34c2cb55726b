/**
 * What an office is for, by words of its name, in families: within a family bodies were renamed, merged and parted by the reforms of 2018 and
 * 2023 (domain notes 6), so that two names of one family may mean one body. A word may stand in two families (移民 went from one to the other).
 */
const FAMILIES: readonly (readonly [family: string, words: RegExp])[] = [
  [
    'economy',
    /科学?技术?|工业|工信|经信|经济|信息化|网信|发改|发展改?革?|物价|粮食|粮储|商务|招商|投资|数据|能源|国有?资|工商|知识产权/,
  ],
  ['market', /市监|市场监|工商|质监|质量技术|食药|药监|药品|知识产权|盐务/],
  ['finance', /财政|金融|国有?资/],
  ['education', /教育|教体|教科|体育/],
  ['culture', /文化|文旅|文广|旅游|广电|广播|新闻|出版|文物|文体|体育|教体/],
  ['health', /卫生|卫健|卫计|计生|医保|医疗|中医|疾控|老龄/],
  ['labour', /人社|人力|劳动|就业|社会保障|社保|医保|医疗保障|退役/],
  ['welfare', /民政|老龄|退役|双拥|扶贫|乡村振兴|移民|残/],
  ['rural', /农|畜|牧|渔|水务|水利|林|扶贫|乡村振兴|移民|气象/],
  ['land', /国土|自然资源|自规|规划|林|测绘|房|住建|建设|城管|城市|执法|环卫|园林|市政(?!府)|人防|国动|国防/],
  ['environment', /环保|环境|生态/],
  ['safety', /安监|安全生产|应急|消防|地震|煤/],
  ['police', /公安/],
  ['justice', /司法|法制/],
  ['audit', /审计/],
  ['statistics', /统计/],
  ['petitions', /信访/],
  ['transport', /交通|公路|运输|铁路|港/],
  ['faith', /民族|宗教|民宗|民委/],
  ['services', /政务|审批|政数|数据|便民/],
  ['foreign', /外事|外办|外侨|侨务/],
];

/** The families of an office, by its name without its place; empty where no word of it is known. */
export function dutyFamilies(office: string): ReadonlySet<string> {
  return new Set(FAMILIES.flatMap(([family, words]) => (words.test(office) ? [family] : [])));
}
