import { getOwn } from "./record.ts";

/** What was most likely meant by a text that stands where a number is wanted. */
export interface LikelyNumber {
  /** As it is to be written; two where a comma or a point may stand between thousands or before decimals. */
  readonly numbers: readonly string[];
  /** What stood around it: `%`, `£m`, `days`; empty where nothing did. */
  readonly unit: string;
}

const written = /^([^\d\s-]{0,2})\s*(-?\d+(?:[.,'\s]\d+)*)\s*(.*)$/su;

/**
 * Reads a number as people write it:
 *
 *     65 %, 56,5 %, £1.2m    65 and `%`, 56.5 and `%`, 1.2 and `£m`
 *     1 200, 1.200.000       1200, 1200000
 *     1,200                  1200 or 1.2
 *     < 5                    5
 *     soon, 10 to 20         nothing
 */
export function findLikelyNumber(text: string): LikelyNumber | undefined {
  const [, before = "", digits, after = ""] = written.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  const numbers = readDigits(digits).map((each) => String(Number(each)));
  // What holds another number is two of them, or a sentence.
  if (numbers.length === 0 || /\d/.test(after)) return undefined;
  return { numbers, unit: `${before.replace(/[<>=~≤≥±+]/gu, "")}${after.trim()}` };
}

/** Groups of three are thousands; a mark before the last digits that is another one than theirs begins decimals. */
function readDigits(digits: string): readonly string[] {
  const signs: readonly string[] = digits.match(/[.,'\s]/g) ?? [];
  const last = signs.at(-1);
  if (last === undefined) return [digits];
  const at = digits.lastIndexOf(last);
  const [whole, decimals] = [digits.slice(0, at).replace(/[.,'\s]/g, ""), digits.slice(at + 1)];
  const isDecimal = /[.,]/.test(last) && signs.indexOf(last) === signs.length - 1;
  const isGrouped = /^-?\d{1,3}(?:[.,'\s]\d{3})*$/.test(digits);
  const decimal = isDecimal ? [`${whole}.${decimals}`] : [];
  if (!isGrouped || signs.some((sign) => sign !== last)) return decimal;
  // Zero has no thousands; and only a comma alone may be either.
  const thousands =
    /^-?0/.test(digits) || (isDecimal && last === ".") ? [] : [`${whole}${decimals}`];
  return [...thousands, ...decimal];
}

/**
 * What to do about a key without a value that holds one, or a part of one beside it. A year is none.
 *
 *     {kr1: 62,5}    says 62 of `kr1`, and nothing of a key `5`
 *     {kr1:6.8}      says nothing of a key `kr1:6.8`
 */
export function adviseNumberKey(
  key: string,
  beside: Readonly<Record<string, unknown>>,
): string | undefined {
  if (getOwn(beside, key) !== null) return undefined;
  const [, before, number] = /^([^\s:]+):(-?\d+(?:\.\d+)?)$/.exec(key) ?? [];
  if (before !== undefined && number !== undefined) {
    return `Put a space behind the colon: \`${before}: ${number}\`.`;
  }
  const isRest = /^\d{1,3}(?:\.\d+)?%?$/.test(key);
  const hasNumber = Object.values(beside).some((value) => typeof value === "number");
  return isRest && hasNumber ? splitNumberAdvice : undefined;
}

/** What to do about a number that a comma has split. */
export const splitNumberAdvice =
  "A comma ends a value between braces: write decimals with a point, `62.5`, and thousands without a sign, `1200000`.";
