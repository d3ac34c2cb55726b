/** Of whom a place is the autonomous one: 镇宁布依族苗族自治县, 伊犁哈萨克自治州, 龙胜各族自治县. */
const PEOPLES =
  '(?:(?:各|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙)族?)+';
/** The autonomous regions as they are called for short, without a word for what they are. */
export const REGIONS = '内蒙古|广西|西藏|宁夏|新疆';

/**
 * Customary short forms of the names of bodies, each as [what is written out, its short form]; longer ones stand first, because a
 * later one may be part of an earlier. Source: the names and short names met in reports and portals (domain notes 1.4, 6: 科技局,
 * 科技工信局, 网信局), and the departments' statutory names of the reforms of 2018 and 2023.
 */
const SHORTENINGS: readonly (readonly [RegExp, string])[] = [
  [/中国共产党|中共/g, ''],
  // 镇宁县 and 镇宁自治县 for 镇宁布依族苗族自治县, 东乡县 for 东乡族自治县, 广西 for 广西壮族自治区.
  [new RegExp(`(?<=(?:^|[省区州市])[^省区州市]{2,8})${PEOPLES}自治(?=[县州旗])|族?自治(?=[县州旗])`, 'g'), ''],
  [new RegExp(`^(${REGIONS})(?:壮族|回族|维吾尔)?自治区`), '$1'],
  [/^国家税务总?局(?=.+税务局)|^中华人民共和国(?=.+海关)/, ''],
  [/(?<=盟|地区)(?:行政公署|行署)$/, ''],
  // 甲区人民政府新华街道办事处: the government's office in the street.
  [/人民政府(?=.{1,10}街道(?:办事处)?$)/, ''],
  [/残疾人联合会$/, '残联'],
  [/妇女联合会$/, '妇联'],
  [/工商业联合会$/, '工商联'],
  [/文学艺术界?联合会$/, '文联'],
  [/科学技术协会$/, '科协'],
  // Before the committees that manage a zone, of which nothing is left.
  [/国有资产监督管理委员会/g, '国资委'],
  [/人民政府办公厅$|人民政府办公室$|政府办公厅$|政府办公室$/, '政府办'],
  [/人民政府$|(?<=.{2})政府$/, ''],
  [/街道办事处$|街道办$|(?<=.{2})街办$/, '街道'],
  [/(党工委)?管理委员会$|党工委管委会$|管委会$/, ''],
  [/高新技术(?:产业)?(?:开发)?区$/, '高新区'],
  [/经济技术开发区$/, '经开区'],
  [/互联网信息办公室$/, '网信办'],
  [/国防动员办公室$/, '国动办'],
  [/人民防空办公室$/, '人防办'],
  [/机构编制委员会办公室$/, '编办'],
  [/外事办公室$/, '外办'],
  [/委员会/g, '委'],
  [/办公室$/, '办'],
  [/科学技术/g, '科技'],
  [/工业和?信息化/g, '工信'],
  [/经济和?信息化/g, '经信'],
  [/发展和?改革/g, '发改'],
  [/人力资源和?社会保障|人力社保/g, '人社'],
  [/住房和?城乡建设/g, '住建'],
  [/卫生健康/g, '卫健'],
  [/卫生和?计划生育/g, '卫计'],
  [/市场监督管理|市场监管/g, '市监'],
  [/安全生产监督管理/g, '安监'],
  [/食品药品监督管理/g, '食药监'],
  [/药品监督管理/g, '药监'],
  [/国有资产监督管理/g, '国资'],
  [/医疗保障/g, '医保'],
  [/文化广电和?旅游|文化和?广电旅游|文化旅游和?广电/g, '文广旅'],
  [/文化和?旅游/g, '文旅'],
  [/教育和?体育/g, '教体'],
  [/退役军人事务/g, '退役军人'],
  [/机关事务管理/g, '机关事务'],
  [/自然资源和?规划|规划和?自然资源/g, '自规'],
  [/规自(?=局|委)|资规(?=局|委)/g, '自规'],
  [/应急管理/g, '应急'],
  [/城市管理/g, '城管'],
  [/交通运输/g, '交通'],
  [/环境保护/g, '环保'],
  [/林业和?草原/g, '林草'],
  [/粮食和?物资储备/g, '粮储'],
  [/民族和?宗教事务|民族宗教事务/g, '民宗'],
  [/政务服务和?数据管理/g, '政数'],
  [/大数据管理/g, '大数据'],
  [/住房公积金管理/g, '公积金'],
  [/和|与|及|暨|、/g, ''],
];

/** The customary short form of a body's name or of its office: 科学技术局 → 科技局, 人民政府 → nothing. Idempotent in what it makes. */
export function shortForm(name: string): string {
  return SHORTENINGS.reduce((text, [from, to]) => text.replace(from, to), name);
}
