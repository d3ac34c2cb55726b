import { matchingText } from '../normalise.ts';
import { isHidden, type MarkupNode } from './tree.ts';

/** The shown elements in a node; null where it holds words of its own. */
export function shownChildren(node: MarkupNode): MarkupNode[] | null {
  const children = (node.children ?? []).filter((child) => !isNothing(child));
  return node.type === 'tag' && children.every((child) => child.type === 'tag') ? children : null;
}

/** Hidden, blank, or a line break. */
export function isNothing(node: MarkupNode): boolean {
  return isHidden(node) || (node.type === 'text' && matchingText(node.data ?? '') === '') || node.name === 'br';
}
