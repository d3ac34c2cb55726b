/** A time in which Nianbao itself could not look: it stood still (`down`), or its own network reached nothing (`network`). */
export interface Gap {
  /** ISO times, UTC: the last sign of life before, the first after. */
  from: string;
  to: string;
  why: 'down' | 'network';
}
