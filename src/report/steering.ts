/** Marks that turn the direction of all that stands behind them: embeddings, overrides and isolates, with their ends. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
/** What steers a terminal: controls but the ends of lines and the tab. */
const CONTROLS = /(?![\n\t]|\r\n)\p{Cc}/gu;

/** Text from outside that cannot turn round what stands beside it; where a mark stood is seen. No official text needs one. */
export function unturned(text: string): string {
  return text.replace(TURNING, '\ufffd');
}

/** The same, that cannot steer a terminal either. */
export function printable(text: string): string {
  return unturned(text).replace(CONTROLS, '\ufffd');
}
