import { z } from 'zod';
import { copyFinding } from '../copied-text.ts';
import { reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Text of another body's report of the same year; passages that many bodies share are a form that was handed down, and left out. */
export const copyPeer = defineKind('D-COPY-PEER', z.object({}), (rule, _check, { around }) => {
  const { copies } = around ?? {};
  if (copies === undefined || copies.comparedPeers === 0)
    return [verdict(rule, 'not_assessable', undefined, reason('notCompared'))];
  return copies.peers.length === 0 ? [verdict(rule, 'pass')] : copies.peers.map((copy) => copyFinding(rule, copy));
});
