/** One message in both languages of the product; Chinese is shown first. */
export interface Bilingual {
  zh: string;
  en: string;
}
