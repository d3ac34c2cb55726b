/** How names of administrative bodies are written, and what stands around them. */

const MINISTRIES =
  '教育|科学技术|科技|信息化|公安|民政|司法|财政|社会保障|自然资源|生态环境|城乡建设|交通运输|水利|农业农村|农业|商务|旅游|文化|应急管理|退役军人事务|外交|国土资源|环境保护';
const GOVERNMENT =
  '人民政府办公(?:厅|室)|人民政府|管理委员会|管委会|委员会|办事处|办公厅|办公室|街道|服务中心|中心|总局|分局|局|厅|委|署|院|社|总队|支队|大队|海关|研究室|处|所|馆|站|办|公司|乡|镇|省|市|区|县|旗|州|盟';

/** What a body's name ends in, in running text. */
export const SUFFIX = `(?:${GOVERNMENT}|(?<=${MINISTRIES})部)`;
/** The same in a title, where hardly anything but a body stands before the year: 外交部, 人民银行, 总工会, 湛江海关关区. */
export const TITLE_SUFFIX = `(?:${GOVERNMENT}|部|部门|系统|行|室|会|校|大学|学院|小学|中学|(?<=第?[一二三四五六七八九十])中|监狱|联|师|团|兵团|农场|林场|园|台|库|司|机关|关区|街|苏木|嘎查)`;
/** A body's name in running text, as short as the pattern around it allows. */
export const NAME = `[\\u4e00-\\u9fff（）()、]{2,38}?${SUFFIX}(?:[(（][^()（）]{1,10}[)）])?`;
/** The same as long as the pattern around it allows: 甘南县气象局, where 甘南县 would do. */
export const LONG_NAME = `[\\u4e00-\\u9fff（）()、]{2,38}${SUFFIX}(?:[(（][^()（）]{1,10}[)）])?`;

/** Words that lead to a name and are never part of one; what stands before the last of them is no name. */
const LEADING =
  /^.*(?:标题|名称|题名|根据|按照|依据|结合|通过|要求|现将|公布|发布(?:日期|时间)?|(?<!机构)编制(?!委|办)了?|撰写|形成了?|公开|汇总|(?<!自)由|请[与向]?|做好|认真|积极|深入|扎实|落实|贯彻|坚持|围绕|的|是|(?:推进|推动|提升|提高|加强|加大|强化|完善|健全)(?!局|中心|委|办|处|站|会))/;
/** Single characters that lead to a name, but not where they begin the name of a place. */
const LEADING_ONE =
  /^(?:年度|日期|时间|关于|特(?!克斯)|将(?!乐)|了|由|为|与|现|度(?!假)|向(?!阳)|和(?!平|田|县|龙|静|硕|政|顺|林|布|合)|我|本(?!溪)|在|以|及|并|受|对|按|据|因|使|从(?!化|江)|于(?!都|田|洪)|经(?!济|开)|、)+/;

/** The number of a heading (二、某乡2018年政府信息公开情况) is no part of the name behind it. */
const NUMBERED = /^(?:[一二三四五六七八九十]{1,2}、|[(（][一二三四五六七八九十]{1,2}[)）])/;

/** A name as cut from a sentence without the words that led to it. */
export function trimmedName(name: string): string {
  return name.replace(LEADING, '').replace(NUMBERED, '').replace(LEADING_ONE, '');
}

/** Whether words can be a body's name at all: not 我局, not the State Council's office that every report cites, not words on the report. */
export function isBody(name: string): boolean {
  return (
    name.length >= 3 &&
    !/^(?:国务院办公厅|本机关|本单位|省政府办公厅|市政府办公[厅室])/.test(name) &&
    !/^[您你]|位置|政府信息|政务公开|负责|配合|可以|查阅|调整|成立|人民为中心|^局|条例|格式|通知|网站|官网|公众号|领导小组|我|收到|针对|各级|申请人|有关|相关/.test(
      name,
    )
  );
}

/** The words for an office inside a street, a town, a bureau. */
const INNER = '(?:党政|党建|党委|综合|综治|行政|信息|宣传|督考|督查|政务|公开|机关|秘书|政策|法规|工作|和|与)';

/**
 * The office that writes the report stands for its body: X街道综合办公室 → X街道, X镇政府综合督考办公室 → X镇人民政府, X局办公室 → X局,
 * X管委会党政办公室 → X管委会, X县人民政府机关 → X县人民政府, 湛江海关关区 → 湛江海关, X大学学校办公室 → X大学. X县人民政府(县人民政府办公室) is the
 * government of which its office writes. The office of a county's government or above is a
 * body of its own.
 */
export function officeOf(name: string): string {
  return name
    .replace(new RegExp(`(街道(?:办事处)?|(?<!城)[镇乡](?:人民政府|政府)?)${INNER}+(?:办公室|办|中心|科)$`), '$1')
    .replace(/((?<!城)[镇乡](?:人民)?政府|街道办事处)办公室$/, '$1')
    .replace(new RegExp(`(管委会|管理委员会)${INNER}+(?:办公室|[办科部])$`), '$1')
    .replace(new RegExp(`([局厅场馆站])${INNER}*(?:办公室|[科股处室])$`), '$1')
    .replace(/(大学|学院)(?:学校|校长|院长|党委|党政)+办公室$/, '$1')
    .replace(/(人民政府)(?:机关|[(（][^()（）]*人民政府办公[厅室][)）])$/, '$1')
    .replace(/([局委厅])(?:机关|系统)$/, '$1')
    .replace(/(局|厅|人民政府|委员会|办事处)(?:政务公开|(?:政府)?信息公开)(?:工作)?(?:领导小组)?办公室$/, '$1')
    .replace(/(海关)关区$/, '$1')
    .replace(/(省|市|区|县|旗|州|盟|镇|苏木|(?<!城)乡)政府(?=办公[厅室]$|$)/, '$1人民政府');
}

/** The desk of a body that answers questions on the report: 综合管理科, 新闻信息办公室. */
export const INNER_OFFICE = '[\\u4e00-\\u9fff]{1,14}?(?:办公室|[办科股处室]|中心)';

/** What stands behind a body that the prose speaks of as of itself. */
export const SUBJECT_VERB =
  '(?:严格|认真|共|在|积极|高度|坚持|主动|全面|按照|政府信息公开|信息公开|依申请|贯彻|深入|深化|落实|持续|围绕|切实|根据|不断|紧紧|紧扣|扎实|大力|进一步|始终|聚焦|应用|未|没有|收到|受理|累计|依托|立足|结合|充分|加强|及时|健全|完善|建立|秉[持承]|遵循|以习近平|以公开|是主管)';

/** 区教育局, 市统计局, 县住建局: a body without its place. */
export function isRelative(name: string): boolean {
  return /^[省市县区州旗](?![市县区人]).{2,}[局委办会厅院处中心]$/.test(name);
}

/** A place stands for its government, a street for its office, as their names are by statute. */
export function asBody(name: string, text: string): string {
  if (/街道$/.test(name)) return `${name}办事处`;
  if (/(?:新区|园区|示范区|实验区|开发区|高新区|功能区|管理区|合作区)$/.test(name))
    return text.includes(`${name}管理委员会`) ? `${name}管理委员会` : `${name}管委会`;
  // 云浮市气象部门 is what its pages call 云浮市气象局.
  const bureau = name.replace(/部门$/, '局');
  if (bureau !== name && text.includes(bureau)) return bureau;
  // A prefecture (地区, 盟) is no level of government: an office sent by the province administers it.
  if (/(?:地区|盟)$/.test(name)) return `${name}行政公署`;
  return /(?:省|市|区|县|旗|州|镇|乡|苏木)$/.test(name) ? `${name}人民政府` : name;
}

/** A name without the word for what kind of body governs the place: 东湖街道办事处 and 东湖街道 are one. */
export function core(name: string): string {
  return name.replace(
    /(?<=[省市区县旗州盟镇乡])人民政府$|(?<=街道)办事处$|(?<=地区|盟)(?:行政公署|行署)$|(?<=[区园])(?:管理委员会|管委会)$/,
    '',
  );
}
