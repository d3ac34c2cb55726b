import { CronExpressionParser } from 'cron-parser';

/** What is wrong with a cron expression; null where nothing is. */
export function cronMistake(text: string): string | null {
  try {
    CronExpressionParser.parse(text, { tz: 'Asia/Shanghai' });
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
