import type { Level } from '../report/agency.ts';

type Tier = 'province' | 'prefecture' | 'county' | 'township' | 'park';

const MUNICIPALITY = /^(?:北京|上海|天津|重庆)市/;
const TOWNSHIP = /(?:镇|乡|苏木|街道)(?:人民政府|办事处)?$|街道办$/;
const PARK =
  /(?:开发区|园区|新区|产业园|工业园|科技园|示范区|试验区|保税区|高新区|经开区|合作区|度假区|风景名胜区|景区|基地|自贸区)?(?:管理委员会|管委会)$/;
const PARK_BODY = /(?:开发区|产业园区?|工业园区?|保税区|高新区|经开区|试验区|示范区)(?=.)/;
const VERTICAL =
  /(?:税务局|海关(?:关区)?|气象局|邮政管理局|海事局|烟草专卖局|通信管理局|金融监督管理总局.*(?:局|组)|金融监管(?:分局|局)|银保监(?:分)?局|银保监会|证监局|国家统计局.+调查总?队|消防救援(?:总队|支队|大队)|煤矿安全监察局|矿山安全监察局|民航.*管理局)$/;
/** Bodies of the State Council; they publish as one, so `central` and not `central_dept`. */
const STATE_COUNCIL =
  /^(?:中华人民共和国|国家|国务院|中国)(?!.*(?:省|市|县|区)).*$|^[^省市州县区旗镇乡]{2,12}部$|^(?:海关总署|审计署|最高人民.+院)$/;
/** Words that hold 市 without naming a place (but 运城市, 银川市政府). */
const NO_PLACE = /市场|市政(?!府)|社区|(?<=^|[市县区旗州盟])城市(?=管理|建设|综合)/g;
const GOVERNMENT = /(?:人民政府|行政公署|行署)$/;

/**
 * The kind of body that a name tells, with the division code's help where it is given (银川市 and 灵武市 look alike); null
 * where the name does not say. Without a code a lone 市 is taken for a prefecture: the deadline is the same.
 */
export function levelFromName(name: string, regionCode = ''): Level | null {
  const plain = name.normalize('NFKC').replace(/\s+/g, '');
  if (TOWNSHIP.test(plain)) return 'township';
  if (PARK.test(plain) && !/(?:监督|发展|卫生|公路|水利|体育|城市)管理委员会$/.test(plain)) return 'park';
  if (/^0+$/.test(regionCode) || (STATE_COUNCIL.test(plain) && !/分局$|总队$/.test(plain))) return 'central';
  if (VERTICAL.test(plain)) return 'vertical';
  const tier = tierOfPlace(plain, regionCode);
  if (tier === null) return null;
  if (GOVERNMENT.test(plain)) return tier;
  return PARK_BODY.test(plain) ? 'park_dept' : `${tier}_dept`;
}

function tierOfPlace(name: string, regionCode: string): Tier | null {
  if (/^[^市州县区旗镇乡]{1,12}(?:镇|乡|街道)/.test(name) && /(?:中心|所|站|队|办公室)$/.test(name)) return 'township';
  const place = name.replace(GOVERNMENT, '').replace(NO_PLACE, '〇〇');
  if (/^[^市县旗]*自治区[^市州县区旗盟]*$/.test(place)) return 'province';
  const rest = place.replace(/^[^市县旗]{2,6}?(?:自治区|省)/, '');
  if (rest !== place && !/[市州县区旗盟](?!场)/.test(head(rest))) return 'province';
  if (MUNICIPALITY.test(rest)) return /^.{2}市[^局委厅办]{1,6}[区县]/.test(rest) ? 'county' : 'province';
  const byCode = tierOfCode(regionCode);
  if (byCode) return byCode;
  if (/^.{1,8}?(?:市|自治州|州|盟|地区)[^局委办]{1,8}?(?:区|县|旗|市)/.test(rest)) return 'county';
  if (/^[^市县旗]{1,10}?(?:市|自治州|州|盟|地区)/.test(rest)) return 'prefecture';
  if (/^[^局委办]{1,10}?(?:县|区|旗)/.test(rest)) return 'county';
  return /(?:厅|省级机关.*)$/.test(name) ? 'province' : null;
}

function tierOfCode(code: string): Tier | null {
  if (!/^\d{6}$/.test(code)) return null;
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'prefecture' : 'county';
}

/** The beginning of what follows the province, where a place would stand. */
function head(rest: string): string {
  return rest.slice(0, 16).replace(/(?:地区|社区|园区)/g, '');
}
