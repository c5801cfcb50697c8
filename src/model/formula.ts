/** An expression over other measures, as parsed. References are the author's text, or what it resolved to. */
export type Formula<Reference extends string = string> =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "negation"; readonly of: Formula<Reference> }
  | {
      readonly kind: "operation";
      readonly operator: Operator;
      readonly left: Formula<Reference>;
      readonly right: Formula<Reference>;
    };

export type Operator = "+" | "-" | "*" | "/";

/** The value of an expression; undefined where an input is not known, and for a division by zero: no data, never zero. */
export function findFormulaValue<Reference extends string>(
  formula: Formula<Reference>,
  findValue: (reference: Reference) => number | undefined,
): number | undefined {
  switch (formula.kind) {
    case "number":
      return formula.value;
    case "reference":
      return findValue(formula.reference);
    case "negation": {
      const value = findFormulaValue(formula.of, findValue);
      return value === undefined ? undefined : -value;
    }
    case "operation": {
      const left = findFormulaValue(formula.left, findValue);
      const right = findFormulaValue(formula.right, findValue);
      if (left === undefined || right === undefined) return undefined;
      const value = calculate(formula.operator, left, right);
      return Number.isFinite(value) ? value : undefined;
    }
  }
}

function calculate(operator: Operator, left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
  }
}

/** What an expression refers to, each once, in the order in which it is written. */
export function listReferences<Reference extends string>(
  formula: Formula<Reference>,
): readonly Reference[] {
  switch (formula.kind) {
    case "number":
      return [];
    case "reference":
      return [formula.reference];
    case "negation":
      return listReferences(formula.of);
    case "operation":
      return [...new Set([...listReferences(formula.left), ...listReferences(formula.right)])];
  }
}

/** The same expression over other references; undefined where one of them leads nowhere. */
export function mapReferences<From extends string, To extends string>(
  formula: Formula<From>,
  find: (reference: From) => To | undefined,
): Formula<To> | undefined {
  switch (formula.kind) {
    case "number":
      return formula;
    case "reference": {
      const reference = find(formula.reference);
      return reference === undefined ? undefined : { kind: "reference", reference };
    }
    case "negation": {
      const of = mapReferences(formula.of, find);
      return of && { kind: "negation", of };
    }
    case "operation": {
      const left = mapReferences(formula.left, find);
      const right = mapReferences(formula.right, find);
      return left && right && { ...formula, left, right };
    }
  }
}

const signs: Readonly<Record<Operator, string>> = { "+": "+", "-": "−", "*": "×", "/": "÷" };

/** How tightly an operator binds. */
const ranks: Readonly<Record<Operator, number>> = { "+": 1, "-": 1, "*": 2, "/": 2 };

/** An expression in words and signs, with no more parentheses than it needs: `Public support ÷ passenger-km × 100`. */
export function toFormulaText<Reference extends string>(
  formula: Formula<Reference>,
  name: (reference: Reference) => string,
): string {
  switch (formula.kind) {
    case "number":
      return String(formula.value);
    case "reference":
      return name(formula.reference);
    case "negation":
      return `−${toSide(formula.of, name, 3)}`;
    case "operation": {
      const rank = ranks[formula.operator];
      const left = toSide(formula.left, name, rank);
      // What stands right of − or ÷ is taken as a whole.
      const right = toSide(formula.right, name, rank + 1);
      return `${left} ${signs[formula.operator]} ${right}`;
    }
  }
}

function toSide<Reference extends string>(
  formula: Formula<Reference>,
  name: (reference: Reference) => string,
  least: number,
): string {
  const text = toFormulaText(formula, name);
  const isLoose =
    (formula.kind === "operation" && ranks[formula.operator] < least) ||
    (formula.kind === "negation" && least > 1);
  return isLoose ? `(${text})` : text;
}
