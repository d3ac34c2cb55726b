import type { Bilingual } from '../report/bilingual.ts';

/** Provinces by the first two digits of GB/T 2260. */
export const PROVINCES: Readonly<Record<string, string>> = {
  '11': '北京市',
  '12': '天津市',
  '13': '河北省',
  '14': '山西省',
  '15': '内蒙古自治区',
  '21': '辽宁省',
  '22': '吉林省',
  '23': '黑龙江省',
  '31': '上海市',
  '32': '江苏省',
  '33': '浙江省',
  '34': '安徽省',
  '35': '福建省',
  '36': '江西省',
  '37': '山东省',
  '41': '河南省',
  '42': '湖北省',
  '43': '湖南省',
  '44': '广东省',
  '45': '广西壮族自治区',
  '46': '海南省',
  '50': '重庆市',
  '51': '四川省',
  '52': '贵州省',
  '53': '云南省',
  '54': '西藏自治区',
  '61': '陕西省',
  '62': '甘肃省',
  '63': '青海省',
  '64': '宁夏回族自治区',
  '65': '新疆维吾尔自治区',
  '71': '台湾省',
  '81': '香港特别行政区',
  '82': '澳门特别行政区',
};

/** A short name; in Latin letters with soft hyphens where it may be parted. */
const n = (zh: string, en: string): Bilingual => ({ zh, en: en.replaceAll('|', '\u00ad') });

/** The 34 units of the level of provinces as they are called for short, by the same digits. */
export const SHORT_PROVINCES: Readonly<Record<string, Bilingual>> = {
  '11': n('北京', 'Bei|jing'),
  '12': n('天津', 'Tian|jin'),
  '13': n('河北', 'Hebei'),
  '14': n('山西', 'Shanxi'),
  '15': n('内蒙古', 'Nei Mon|gol'),
  '21': n('辽宁', 'Liao|ning'),
  '22': n('吉林', 'Jilin'),
  '23': n('黑龙江', 'Hei|long|jiang'),
  '31': n('上海', 'Shang|hai'),
  '32': n('江苏', 'Jiang|su'),
  '33': n('浙江', 'Zhe|jiang'),
  '34': n('安徽', 'Anhui'),
  '35': n('福建', 'Fujian'),
  '36': n('江西', 'Jiang|xi'),
  '37': n('山东', 'Shan|dong'),
  '41': n('河南', 'Henan'),
  '42': n('湖北', 'Hubei'),
  '43': n('湖南', 'Hunan'),
  '44': n('广东', 'Guang|dong'),
  '45': n('广西', 'Guang|xi'),
  '46': n('海南', 'Hainan'),
  '50': n('重庆', 'Chong|qing'),
  '51': n('四川', 'Si|chuan'),
  '52': n('贵州', 'Gui|zhou'),
  '53': n('云南', 'Yun|nan'),
  '54': n('西藏', 'Xi|zang'),
  '61': n('陕西', 'Shaan|xi'),
  '62': n('甘肃', 'Gansu'),
  '63': n('青海', 'Qing|hai'),
  '64': n('宁夏', 'Ning|xia'),
  '65': n('新疆', 'Xin|jiang'),
  '71': n('台湾', 'Tai|wan'),
  '81': n('香港', 'Hong Kong'),
  '82': n('澳门', 'Macao'),
};

/** The name of a region by that of its government. */
export function regionOf(government: string): string {
  return government.replace(/人民政府$/, '');
}
