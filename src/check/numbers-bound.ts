import type { Document } from "../model/document.ts";
import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { Bound } from "../model/plan.ts";
import { parseBound } from "./link-kpi.ts";

type KpiDocument = Extract<Document, { readonly kind: "kpi" }>;
type Direction = NonNullable<KpiDocument["data"]["direction"]>;

/*
 * Where a KPI's bounds say something else than its direction, every reading would be called what it is not.
 *
 *   higher, green "<= 90"     green lies below, and higher is better
 *   lower, red "< 5"          red lies below, and lower is better
 *   higher, green "90"        only 90 itself would be healthy
 *   range, green "60..70"     all right
 */

/** Checks that the bounds of a KPI lie on the sides that its direction says. */
export function checkBounds({ file, data }: KpiDocument): readonly Finding[] {
  const { direction } = data;
  if (direction === undefined || direction === "range") return [];
  return (["green", "red"] as const).flatMap((key) => {
    const text = data[key];
    const bound = text === undefined ? undefined : parseBound(text);
    if (text === undefined || bound === undefined) return [];
    const wanted = getOperator(key, direction);
    const message = findFault(key, text, bound, direction, wanted);
    if (message === undefined) return [];
    const hint = `Write \`"${wanted} ${bound.value}"\`, or another \`direction\`.`;
    return [toFinding("invalid-value", file, message, { anchor: atValue(key), hint })];
  });
}

function getOperator(
  key: "green" | "red",
  direction: Exclude<Direction, "range">,
): Bound["operator"] {
  if (direction === "higher") return key === "green" ? ">=" : "<";
  return key === "green" ? "<=" : ">";
}

function findFault(
  key: "green" | "red",
  text: string,
  { operator }: Bound,
  direction: Direction,
  wanted: Bound["operator"],
): string | undefined {
  if (operator === "range") return undefined;
  if (operator === "=") {
    return `\`${key}\` is \`${text}\` without a comparison, so it would hold for this one value only.`;
  }
  if (operator.startsWith(wanted.slice(0, 1))) return undefined;
  return `\`${key}\` is \`${text}\`, and \`direction\` says that ${direction} is better.`;
}
