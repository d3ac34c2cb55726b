import { describe, expect, it } from 'vitest';
import { TLS_FAULTS } from '../../src/report/tls-fault.ts';
import { translate } from '../../src/web/translate.ts';
import { tlsNote } from '../../src/web/views/tls-note.ts';

describe('a connection that was not in order', () => {
  it('is told with its faults, in both languages, as the store keeps them or as a look does', () => {
    expect(String(tlsNote(translate('zh'), 'expired,legacy-protocol'))).toContain(
      '连接未能验证 (证书已过期 · 仅支持过时的加密协议)',
    );
    expect(String(tlsNote(translate('en'), ['foreign-name']))).toContain('certificate of another name');
    for (const fault of TLS_FAULTS) expect(String(tlsNote(translate('en'), [fault]))).toContain('not verified');
  });

  it('is not told where nothing was wrong', () => {
    for (const none of [null, undefined, '', [], ['<script>']]) expect(String(tlsNote(translate('zh'), none))).toBe('');
  });
});
