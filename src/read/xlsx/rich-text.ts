const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Collects the text of a string item (`si`, `is`) from the events of its elements. Digits in raised runs become superscripts (`5¹` is
 * not 51), struck-out figures are set between `~~` so that nobody reads them, phonetic hints are left out.
 */
export class RichText {
  #parts: string[] = [];
  #inText = false;
  #phonetic = false;
  #raised = false;
  #struck = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 't') this.#inText = true;
    else if (name === 'rPh') this.#phonetic = true;
    else if (name === 'r') this.#raised = this.#struck = false;
    else if (name === 'vertAlign') this.#raised = attributes.val === 'superscript' || attributes.val === 'subscript';
    else if (name === 'strike') this.#struck = !/^(?:0|false)$/.test(attributes.val ?? '1');
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'r') this.#raised = this.#struck = false;
  }

  text(text: string): void {
    if (!this.#inText || this.#phonetic) return;
    const plain = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    const raised = this.#raised ? plain.replace(/[0-9]/g, (digit) => SUPERSCRIPTS[Number(digit)]!) : plain;
    this.#parts.push(this.#struck && /\d/.test(plain) ? `~~${raised}~~` : raised);
  }

  /** The text so far; begins anew. */
  take(): string {
    const text = this.#parts.join('');
    this.#parts = [];
    return text;
  }
}
