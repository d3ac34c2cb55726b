import type { Bilingual } from '../report/bilingual.ts';

const b = (zh: string, en: string): Bilingual => ({ zh, en });

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

/** The 34 units of the level of provinces as they are called for short, by the same digits. */
export const SHORT_PROVINCES: Readonly<Record<string, Bilingual>> = {
  '11': b('北京', 'Beijing'),
  '12': b('天津', 'Tianjin'),
  '13': b('河北', 'Hebei'),
  '14': b('山西', 'Shanxi'),
  '15': b('内蒙古', 'Nei Mongol'),
  '21': b('辽宁', 'Liaoning'),
  '22': b('吉林', 'Jilin'),
  '23': b('黑龙江', 'Heilongjiang'),
  '31': b('上海', 'Shanghai'),
  '32': b('江苏', 'Jiangsu'),
  '33': b('浙江', 'Zhejiang'),
  '34': b('安徽', 'Anhui'),
  '35': b('福建', 'Fujian'),
  '36': b('江西', 'Jiangxi'),
  '37': b('山东', 'Shandong'),
  '41': b('河南', 'Henan'),
  '42': b('湖北', 'Hubei'),
  '43': b('湖南', 'Hunan'),
  '44': b('广东', 'Guangdong'),
  '45': b('广西', 'Guangxi'),
  '46': b('海南', 'Hainan'),
  '50': b('重庆', 'Chongqing'),
  '51': b('四川', 'Sichuan'),
  '52': b('贵州', 'Guizhou'),
  '53': b('云南', 'Yunnan'),
  '54': b('西藏', 'Xizang'),
  '61': b('陕西', 'Shaanxi'),
  '62': b('甘肃', 'Gansu'),
  '63': b('青海', 'Qinghai'),
  '64': b('宁夏', 'Ningxia'),
  '65': b('新疆', 'Xinjiang'),
  '71': b('台湾', 'Taiwan'),
  '81': b('香港', 'Hong Kong'),
  '82': b('澳门', 'Macao'),
};

/** The name of a region by that of its government. */
export function regionOf(government: string): string {
  return government.replace(/人民政府$/, '');
}
