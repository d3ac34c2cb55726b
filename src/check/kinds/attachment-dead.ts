import { z } from 'zod';
import type { DeadAttachment } from '../../report/surroundings.ts';
import { daysBetween, shanghaiDay } from '../../report/year.ts';
import { breach, named, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const TRIES = 3;
const DAYS = 1;
/** Answers that say that there is nothing: a guard before the site, a time-out or a fault of the server say nothing of the file. */
const GONE = /^(404|410)$/;

/** A file beside the report that is gone by three tries on two days at least. */
export const attachmentDead = defineKind('D-ATTACH-DEAD', z.object({}), (rule, _check, { around }) => {
  const dead = around?.attachments;
  if (dead === undefined) return [verdict(rule, 'not_assessable', undefined, reason('noAttachments'))];
  if (dead.length === 0) return [verdict(rule, 'pass')];
  return dead.map((one) =>
    isGone(one)
      ? breach(rule, {
          instance: one.url,
          fields: [],
          expected: null,
          actual: one.status,
          parameters: { name: named(one.name), status: one.status },
        })
      : verdict(rule, 'uncertain', one.url, reason('notTriedEnough')),
  );
});

function isGone({ status, tries, firstTriedAt, lastTriedAt }: DeadAttachment): boolean {
  return (
    GONE.test(status) && tries >= TRIES && daysBetween(shanghaiDay(firstTriedAt), shanghaiDay(lastTriedAt)) >= DAYS
  );
}
