import type { AlertTransition } from '../report/alert.ts';
import type { OutgoingMessage } from './channels/channel.ts';

/** What a message to people says of one alert: a transition, or that it opened and ended within the same message. */
export type Happening = AlertTransition | 'passed';

/** A message of a bundle, and what became of its alert while the bundle waited. */
export interface Told {
  message: OutgoingMessage;
  happened: Happening;
  /** ISO; set for what opened and ended. */
  opened?: string;
  ended?: string;
}

const OPENING: readonly AlertTransition[] = ['opened', 'reopened'];
const REPEATING: readonly AlertTransition[] = ['reminded', 'escalated'];

/**
 * What a bundle tells, each alert once, where time passed between its messages (digests, receivers that were busy): what opened and ended is
 * told as ended, with both times; what was reminded of and is new, as new. What asks after an earlier message stands for itself.
 */
export function onceEach(messages: readonly OutgoingMessage[]): Told[] {
  const ofAlert = Map.groupBy(messages, (message) =>
    message.alert.id === '' || message.transition === 'unsure' ? message.id : message.alert.id,
  );
  return [...ofAlert.values()].map(toldOf);
}

function toldOf(messages: OutgoingMessage[]): Told {
  const inOrder = messages.toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1));
  const changes = inOrder.filter(({ transition }) => !REPEATING.includes(transition));
  const message = (changes.at(-1) ?? inOrder.at(-1))!;
  const opening = changes.find(({ transition }) => OPENING.includes(transition));
  if (message.transition !== 'resolved' || opening === undefined) return { message, happened: message.transition };
  return { message, happened: 'passed', opened: timeOf(opening), ended: timeOf(message) };
}

/** When it happened, as far as the message tells. */
function timeOf({ transition, alert }: OutgoingMessage): string {
  return (transition === 'resolved' ? alert.resolvedAt : null) ?? alert.lastSeenAt;
}
