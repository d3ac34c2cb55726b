const FILE = /\.(pdf|docx?|wps|ofd|xlsx?|et|zip|rar|7z)$/i;
const ARTICLE =
  /\/t\d{8}_\d+[^/]*$|\/art_[\w-]+\.html?$|\/(content|post)_\d+\.s?html?$|\/c\d+a\d+\/page\.htm$|\/info\/\d+\/\d+\.htm$|\/[0-9a-f]{24,32}\.s?html?$/i;

/** True for the address of a document: by its ending. */
export function isFileAddress(url: string): boolean {
  return URL.canParse(url) && FILE.test(new URL(url).pathname);
}

/** True for what is a document or an article by its form in one of the families, and no list. */
export function isArticleAddress(url: string): boolean {
  return URL.canParse(url) && (isFileAddress(url) || ARTICLE.test(new URL(url).pathname));
}
