import { joinAnd } from "../model/enumeration.ts";
import type { Finding } from "../model/finding.ts";
import { atKey, atValue, toFinding } from "../model/finding.ts";
import type { Cycle } from "../model/plan.ts";
import type { PlanChange, PlanDiff, PlanState } from "./change.ts";
import { sayUnexplained } from "./check-eased.ts";
import { withoutEased } from "./loosened.ts";

/** What people counted on while a cycle ran, and what its statistics rest on. */
const counted = new Set(["start", "end", "state", "publishBy", "checkInEvery"]);

/** Running cycles that were taken out, made longer, or to report more rarely, and closed ones that were changed, without a reason in their `changes`. */
export function checkCycles(
  { changes }: PlanDiff,
  before: PlanState,
  after: PlanState,
): readonly Finding[] {
  const unexplained = changes.filter((each) => isOfCycle(each) && each.reason === undefined);
  if (unexplained.length === 0) return [];
  return before.graph.cycles.flatMap((cycle) => {
    const own = unexplained.filter(({ document }) => document === cycle.id);
    if (cycle.state !== "closed")
      return own.filter(({ eased }) => eased).map((each) => toEased(each, after));
    const edits = own.filter(({ type, key = "" }) => type === "removed" || counted.has(key));
    return edits.length === 0 ? [] : [toEdited(cycle, edits)];
  });
}

/** Leaves the dates of cycles that have not begun free to move: nobody counts on them yet. */
export function freePlanned(
  changes: readonly PlanChange[],
  before: PlanState,
): readonly PlanChange[] {
  if (!changes.some((each) => isOfCycle(each) && each.eased)) return changes;
  const planned = new Set<string>(
    before.graph.cycles.filter(({ state }) => state === "planning").map(({ id }) => id),
  );
  return changes.map((each) => (planned.has(each.document) ? withoutEased(each) : each));
}

function isOfCycle({ document }: PlanChange): boolean {
  return document.startsWith("cycle:");
}

function toEased(change: PlanChange, { set }: PlanState): Finding {
  const { document, key = "", type, was, now, file, path } = change;
  if (type === "removed") return toGone(change);
  const entries = set.portal.cycles.find(({ id }) => id === toName(document))?.changes ?? [];
  const why = sayUnexplained(entries, key);
  const of = `\`${key}\` of the running cycle \`${toName(document)}\``;
  const so = key === "end" ? ", and with it whatever is due at its end" : "";
  const message =
    now === undefined
      ? `${of}, \`${String(was)}\`, was taken out, and ${why}.`
      : `${of} ${toVerb(key)} from \`${String(was)}\` to \`${String(now)}\`${so}, and ${why}.`;
  const values = `was: ${String(was)}${now === undefined ? "" : `, now: ${String(now)}`}`;
  const hint = `Put it back, or add to this cycle \`changes: [{date: …, key: ${key}, ${values}, reason: …}]\`.`;
  return toFinding("target-eased", file, message, { anchor: atValue(...path), hint });
}

function toGone({ document, title, file }: PlanChange): Finding {
  const message = `The running cycle \`${toName(document)}\`, \`${title}\`, was taken out, and with it whatever was promised for it.`;
  const hint =
    "Put it back as it was; it ends with `state: closed`, and what it is called is its `label`.";
  return toFinding("target-eased", file, message, { anchor: atKey("cycles"), hint });
}

function toVerb(key: string): string {
  if (key === "state") return "was taken back";
  return key === "checkInEvery" ? "was made rarer" : "was moved out";
}

function toEdited({ cycle }: Cycle, edits: readonly PlanChange[]): Finding {
  const [first] = edits;
  if (!first || first.type === "removed") {
    const message = `The cycle \`${cycle}\` is closed, and was taken out of \`portal.yaml\`.`;
    const details = { anchor: atKey("cycles"), hint: "Put it back." };
    return toFinding("closed-cycle-edited", "portal.yaml", message, details);
  }
  const told = edits.map(({ key = "", was = "nothing", now = "nothing" }, at) => {
    const verb = at === 0 ? "was changed " : "";
    return `its \`${key}\` ${verb}from \`${String(was)}\` to \`${String(now)}\``;
  });
  const message = `The cycle \`${cycle}\` is closed, and ${joinAnd(told)}.`;
  const hint = `Take it back, or add to this cycle \`changes: [{date: …, key: ${first.key ?? ""}, was: …, now: …, reason: …}]\`.`;
  return toFinding("closed-cycle-edited", first.file, message, {
    anchor: atValue(...first.path),
    hint,
  });
}

function toName(document: string): string {
  return document.replace(/^cycle:/, "");
}
