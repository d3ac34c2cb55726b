/** Mark of the code that judges, a part of every version of the rules. Written by `npm run docs`; do not edit. */
export const JUDGES_MARK = '802e356c';
