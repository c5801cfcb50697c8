import { toCount } from "../model/count.ts";
import type { Finding } from "../model/finding.ts";
import { atValue, toFinding } from "../model/finding.ts";
import type { Objective } from "../model/plan.ts";
import type { AuthoredChange } from "../model/schema/objective.ts";
import type { ChangeValue, PlanChange, PlanDiff, PlanState } from "./change.ts";
import { isRunning } from "./deleted.ts";
import { isOfKind } from "./key-type.ts";
import { toEarlier } from "./naming.ts";

/** Promises of running objectives that became easier, or were taken back, without a reason. */
export function checkEased(
  { changes, moves }: PlanDiff,
  before: PlanState,
  after: PlanState,
): readonly Finding[] {
  const running = new Map(
    before.graph.objectives
      .filter((objective) => isRunning(objective, before.graph))
      .map((objective) => [objective.id as string, objective]),
  );
  return changes.flatMap((change) => {
    const objective = running.get(toEarlier(change.document, moves));
    if (!objective || change.reason !== undefined) return [];
    const isWhole = change.id === change.document;
    if (change.type === "removed") {
      if (isWhole) return [toDeleted(change, objective)];
      return change.path[0] === "keyResults" ? [toRemoved(change)] : [];
    }
    const isPromise = isWhole || change.path[0] === "keyResults";
    return isPromise && change.eased ? [toEased(change, after)] : [];
  });
}

/** Why no entry of `changes` counts: there is none of that key, or what it says is of another change. */
export function sayUnexplained(
  entries: readonly Pick<AuthoredChange, "key">[],
  changed: string,
): string {
  return entries.some(({ key }) => key === changed)
    ? `what \`changes\` says of \`${changed}\` is about another change`
    : "nothing says why";
}

function toEased(change: PlanChange, { graph, set }: PlanState): Finding {
  const { id, document, key = "", was, now, file, path } = change;
  const cycle = key === "cycle" ? graph.cycles.find((each) => each.cycle === now) : undefined;
  const so = cycle?.state === "planning" ? ", which is only planned," : "";
  const own = set.documents.find((each) => each.id === document);
  const entries = own?.kind === "objective" ? (own.data.changes ?? []) : [];
  const about = entries.filter(
    ({ of }) => of?.replace(/^#/, "") === (id === document ? undefined : toItem(id)),
  );
  const message = `${toWords(change)}${so} while the cycle runs, and ${sayUnexplained(about, key)}.`;
  const item = id === document ? "" : `of: ${toItem(id)}, `;
  const hint = `Add to \`changes\`: \`{date: …, ${item}key: ${key}, was: ${toYaml(was)}, now: ${toYaml(now)}, reason: …}\`.`;
  return toFinding("target-eased", file, message, { anchor: atValue(...path), hint });
}

/** How a promise was loosened, for the beginning of a sentence. */
function toWords({ key = "", type, was, now }: PlanChange): string {
  if (type === "retargeted" && isOfKind(was)) {
    if (now === undefined) return `\`${String(was)}\` was given up`;
    const isWithout = ["milestone", "establish", "percent"].includes(key);
    const how = isWithout ? "with no number to reach" : "which is met more easily";
    return `\`${String(was)}\` became \`${String(now)}\`, ${how},`;
  }
  const from = was === undefined ? "" : ` from \`${String(was)}\``;
  const to = now === undefined ? "" : ` to \`${String(now)}\``;
  return `\`${key}\` ${toVerb(key, type)}${from}${to}`;
}

function toVerb(key: string, type: PlanChange["type"]): string {
  if (type === "redated" || key === "cycle") return "was moved out";
  if (key === "state") return "was taken back";
  return key === "ambition" ? "was lowered" : "was made easier";
}

/** A value as it can stand in a list of keys in one line. */
function toYaml(value: ChangeValue = "…"): string {
  const text = String(value);
  return /[,:#[\]{}"]/.test(text) ? JSON.stringify(text) : text;
}

function toRemoved({ id, title, file, path }: PlanChange): Finding {
  const item = toItem(id);
  const message = `The key result \`${item}\`, \`${title}\`, was taken out while the cycle runs, and nothing says why.`;
  const hint = `Add to \`changes\`: \`{date: …, of: ${item}, key: keyResults, reason: …}\`.`;
  return toFinding("target-eased", file, message, { anchor: atValue(...path), hint });
}

function toDeleted({ title, file }: PlanChange, { keyResults }: Objective): Finding {
  const count = keyResults.length;
  const results = count === 0 ? "" : ` with its ${toCount(count, "key result")}`;
  const message = `The objective \`${title}\` was deleted${results} while its cycle runs, and nothing says why.`;
  const hint = "Keep the file, and close it with `outcome: {result: dropped, reason: …}`.";
  return toFinding("target-eased", file, message, { hint });
}

function toItem(id: string): string {
  return id.replace(/^[^#]*#/, "");
}
