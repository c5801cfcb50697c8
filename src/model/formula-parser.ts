import type { Formula, Operator } from "./formula.ts";

/** Why a text is no expression, and how to write it. */
export interface FormulaProblem {
  readonly message: string;
  readonly hint: string;
}

export type ParsedFormula =
  | { readonly formula: Formula; readonly problem?: never }
  | { readonly formula?: never; readonly problem: FormulaProblem };

/*
 * The grammar. Ids hold `/` and `-`, so both stand between spaces where they divide and subtract:
 *
 *   sum      product (("+" | "-") product)*
 *   product  sign (("*" | "/") sign)*
 *   sign     "-" sign | number | id | "(" sum ")"
 *
 *   kpis/a / kpis/b * 100          (a ÷ b) × 100: equal operators from the left
 *   kpis/a + kpis/b * 2            a + (b × 2)
 *   kpis/a - (kpis/b - kpis/c)     what stands in parentheses first
 *   -kpis/a                        less than nothing
 *   kpis/a/kpis/b                  one id, which nothing has
 */

type Token =
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "id"; readonly text: string }
  | { readonly kind: "sign"; readonly text: Operator | "(" | ")" };

const spaces = /\s*/uy;
const word = /[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_][\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_./-]*/uy;
const number = /^\d+(?:\.\d+)?$/;

/** What people type for the four operators. */
const signs: Readonly<Record<string, Operator | "(" | ")">> = {
  "+": "+",
  "-": "-",
  "−": "-",
  "*": "*",
  "×": "*",
  "/": "/",
  "÷": "/",
  "(": "(",
  ")": ")",
};

/** Nobody nests deeper, and nothing that does can fill the stack. */
const mostParentheses = 50;

/** Parses an expression over ids; any text gives either one or what is wrong with it. */
export function parseFormula(text: string): ParsedFormula {
  const tokens = readTokens(text);
  if (!Array.isArray(tokens)) return { problem: tokens };
  const reader = new Reader(tokens);
  const formula = readSum(reader, 0);
  if (!isFormula(formula)) return { problem: formula };
  const rest = reader.peek();
  if (rest === undefined) return { formula };
  const message =
    rest.text === ")"
      ? "A parenthesis is closed that was never opened."
      : `Nothing joins \`${rest.text}\` to what stands before it.`;
  return { problem: { message, hint: "Join two values by `+`, `-`, `*` or `/`." } };
}

class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  /** Takes the next sign if it is one of these. */
  takeSign<Sign extends Operator | "(" | ")">(...wanted: readonly Sign[]): Sign | undefined {
    const token = this.peek();
    const found = token?.kind === "sign" ? wanted.find((sign) => sign === token.text) : undefined;
    if (found !== undefined) this.#next += 1;
    return found;
  }

  takeValue(): Token | undefined {
    const token = this.peek();
    if (token === undefined || token.kind === "sign") return undefined;
    this.#next += 1;
    return token;
  }
}

function readTokens(text: string): Token[] | FormulaProblem {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? "";
    at += found.length;
    return found;
  };
  match(spaces);
  while (at < text.length) {
    const found = match(word);
    if (found !== "") {
      if (number.test(found)) tokens.push({ kind: "number", text: found });
      else if (/^[\d./-]+$/.test(found)) return toCloseSigns(found);
      else tokens.push({ kind: "id", text: found });
    } else {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      const sign = signs[character];
      if (sign === undefined) return toUnknown(character);
      tokens.push({ kind: "sign", text: sign });
      at += character.length;
    }
    match(spaces);
  }
  return tokens;
}

function toCloseSigns(text: string): FormulaProblem {
  return {
    message: `\`${text}\` is neither a number nor an id.`,
    hint: "Put spaces around `-` and `/`, which are parts of ids, too; a decimal has digits on both sides of its point.",
  };
}

function toUnknown(character: string): FormulaProblem {
  return {
    message: `\`${character}\` has no meaning in a formula.`,
    hint: "Write ids of KPIs and numbers, joined by `+`, `-`, `*`, `/` and parentheses.",
  };
}

type Read = Formula | FormulaProblem;

function isFormula(read: Read): read is Formula {
  return "kind" in read;
}

function readSum(reader: Reader, depth: number): Read {
  return readChain(reader, ["+", "-"], () => readProduct(reader, depth));
}

function readProduct(reader: Reader, depth: number): Read {
  return readChain(reader, ["*", "/"], () => readSigned(reader, depth));
}

/** Equal operators are taken from the left. */
function readChain(reader: Reader, operators: readonly Operator[], read: () => Read): Read {
  let left = read();
  while (isFormula(left)) {
    const operator = reader.takeSign(...operators);
    if (operator === undefined) return left;
    const right = read();
    left = isFormula(right) ? { kind: "operation", operator, left, right } : right;
  }
  return left;
}

function readSigned(reader: Reader, depth: number): Read {
  let isNegative = false;
  while (reader.takeSign("-") !== undefined) isNegative = !isNegative;
  const of = readValue(reader, depth);
  return isNegative && isFormula(of) ? { kind: "negation", of } : of;
}

function readValue(reader: Reader, depth: number): Read {
  const value = reader.takeValue();
  if (value?.kind === "number") return { kind: "number", value: Number(value.text) };
  if (value !== undefined) return { kind: "reference", reference: value.text };
  if (reader.takeSign("(") === undefined) return toMissing(reader.peek());
  if (depth >= mostParentheses) {
    const hint = "Give the inner part a KPI of its own.";
    return { message: `More than ${mostParentheses} parentheses are open at once.`, hint };
  }
  const inner = readSum(reader, depth + 1);
  if (!isFormula(inner) || reader.takeSign(")") !== undefined) return inner;
  return {
    message: "A parenthesis is opened and never closed.",
    hint: "Add `)` where the part ends that is calculated first.",
  };
}

function toMissing(before: Token | undefined): FormulaProblem {
  const message =
    before === undefined
      ? "The formula ends where a value should stand."
      : `A value is missing before \`${before.text}\`.`;
  return { message, hint: "Write the id of a KPI or a number on both sides of each operator." };
}
