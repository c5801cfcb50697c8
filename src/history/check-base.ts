import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { PlanChange, PlanState } from "./change.ts";
import { checkClosed } from "./check-closed.ts";
import { checkCycles } from "./check-cycles.ts";
import { checkEased } from "./check-eased.ts";
import { checkVanished } from "./check-vanished.ts";
import { diffPlans } from "./diff.ts";

/** Holds a state of the plans against an earlier one: every rule that needs both. */
export function checkBase(before: PlanState, after: PlanState): readonly Finding[] {
  const diff = diffPlans(before, after);
  return [
    ...checkEased(diff, before, after),
    ...checkCycles(diff, before, after),
    ...diff.changes.filter(isRewritten).map((change) => toRewritten(change, after)),
    ...checkClosed(
      { ...diff, changes: diff.changes.filter((change) => !isRewritten(change)) },
      before,
      after,
    ),
    ...checkVanished(diff, before, after),
  ];
}

/** Whether a report that was there is another one now, or gone. */
function isRewritten({ type, key }: PlanChange): boolean {
  return (
    type === "changed" && (key === "checkIns" || key === "series" || /^actual\./.test(key ?? ""))
  );
}

function toRewritten(change: PlanChange, after: PlanState): Finding {
  const { file, path, key = "", now, was } = change;
  const date = change.date ?? key.replace("actual.", "");
  const noun = key === "checkIns" ? "check-in" : key === "series" ? "reading" : "figure";
  const isGone = now === undefined && typeof path.at(-1) !== "number";
  const said = was === undefined ? "" : ` It was \`${String(was)}\`.`;
  const message = isGone
    ? `The ${noun} of \`${date}\` was there, and is gone.${said}`
    : `The ${noun} of \`${date}\` says something else than it did.${said}`;
  const hint = "Put it back as it was, and correct it in a new one.";
  const source = key === "series" ? findReading(change, after) : undefined;
  if (source?.line === undefined) {
    const anchor = source && source.file !== file ? undefined : atValue(...path);
    return toFinding("history-rewritten", source?.file ?? file, message, { anchor, hint });
  }
  const { line } = source;
  const place = { line, column: 1, endLine: line, endColumn: 1 + date.length };
  return { ...toFinding("history-rewritten", source.file, message, { hint }), place };
}

/** Where a reading stands: on a line of the series beside the KPI, or nowhere any more, but in that file. */
function findReading(
  { id, path }: PlanChange,
  { set }: PlanState,
): { readonly file: string; readonly line?: number } | undefined {
  const document = set.documents.find((each) => each.id === id);
  if (document?.kind !== "kpi" || document.data.series !== undefined) return undefined;
  const at = path.at(-1);
  const reading = typeof at === "number" ? document.series[at] : undefined;
  const first = document.series[0]?.source.file;
  return reading?.source ?? (first === undefined ? undefined : { file: first });
}
