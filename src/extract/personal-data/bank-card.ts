/** Ranges of issuers whose cards are held in China: UnionPay, Visa, Mastercard, JCB; with the lengths that they use. */
const ISSUERS: readonly { prefix: RegExp; lengths: readonly number[] }[] = [
  { prefix: /^62/, lengths: [16, 17, 18, 19] },
  { prefix: /^(60|68|69|90|95|98)/, lengths: [19] },
  { prefix: /^4/, lengths: [16] },
  { prefix: /^(5[1-5]|2[2-7])/, lengths: [16] },
  { prefix: /^35/, lengths: [16] },
];

/** True where digits are those of a card: an issuer's range, its length, and the check digit of ISO/IEC 7812 (Luhn). */
export function isCardNumber(digits: string): boolean {
  return (
    ISSUERS.some(({ prefix, lengths }) => prefix.test(digits) && lengths.includes(digits.length)) && passesLuhn(digits)
  );
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const twice = digit * 2;
    sum += at % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0 && !/^(\d)\1*$/.test(digits);
}
