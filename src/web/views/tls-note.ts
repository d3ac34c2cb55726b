import type { TlsFault } from '../../report/tls-fault.ts';
import { HOST_WAYS, TLS_FAULT_WORDS } from '../../text/tls.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup, nothing } from './markup.ts';

/** That a connection could not be verified, and why; nothing where nothing was wrong. `faults` may be as the store keeps them. */
export function tlsNote(t: Translate, faults: readonly string[] | string | null | undefined): Markup {
  const all = typeof faults === 'string' ? faults.split(',') : (faults ?? []);
  const words = all.filter((one) => one in TLS_FAULT_WORDS).map((one) => t(TLS_FAULT_WORDS[one as TlsFault]));
  if (words.length === 0) return nothing;
  return html` <span class="text-secondary" title="${t(HOST_WAYS.meaning)}">⚠ ${t(HOST_WAYS.unverified)} (${words.join(' · ')})</span>`;
}
