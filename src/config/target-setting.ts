import { z } from 'zod';
import { SEVERITIES } from '../report/finding.ts';
import { ADDRESSED, channelOfAddress } from './channel-of-address.ts';

const words = z.preprocess((v) => (typeof v === 'string' ? [v] : v), z.array(z.string().min(1)).min(1));

const target = z
  .strictObject({
    name: z.string().trim().min(1).max(60).optional(),
    url: z.string().refine((url) => channelOfAddress(url) !== null, 'http(s):// | smtp(s)://'),
    /** Where the address alone does not tell: a robot behind a relay of one's own. */
    channel: z.enum(ADDRESSED).optional(),
    secret: z.string().min(8).optional(),
    /** Least severity that is told. */
    severity: z.enum(SEVERITIES).optional(),
    /** Rules that are told, `D-*` for all that begin so. */
    rules: words.optional(),
    /** Beginnings of region codes. */
    regions: words.optional(),
    /** Levels of bodies, as in the registry. */
    levels: words.optional(),
    /** Ids of bodies, each with those below it. */
    agencies: words.optional(),
    /** One message a day (9:00 in Shanghai) or one on Mondays; what is critical is told at once. */
    digest: z.enum(['daily', 'weekly']).optional(),
    /** Days after which what nobody acknowledged is told again. */
    repeatAfter: z.number().int().min(1).max(365).optional(),
    /** Told only of what nobody acknowledged for so many working days. */
    escalateAfter: z.number().int().min(1).max(250).optional(),
    /** So many days before a deadline: what is still to come. */
    countdown: z
      .preprocess((v) => (typeof v === 'number' ? [v] : v), z.array(z.number().int().min(0).max(90)).min(1))
      .optional(),
  })
  .transform((one) => {
    const channel = one.channel ?? channelOfAddress(one.url) ?? 'webhook';
    return { ...one, channel, name: one.name ?? channel };
  });

/** A target as the settings give it: an address, or an object with what is told to whom. */
export type TargetSetting = z.infer<typeof target>;

/** Addresses in one text, or a list of addresses and objects. Names are unique: what was told to whom is kept by name. */
export const targetsSchema = z
  .preprocess((given) => {
    const all = typeof given === 'string' ? given.split(/\s+/).filter(Boolean) : given;
    return Array.isArray(all) ? all.map((one) => (typeof one === 'string' ? { url: one } : one)) : all;
  }, z.array(target).default([]))
  .refine(
    (all) => new Set(all.map((one) => one.name)).size === all.length,
    '同一渠道的多个目标须各有 name / several targets of one channel need a name each',
  )
  .refine((all) => all.every((one) => one.name !== 'log'), 'name 不能为 log / the name log is taken');
