import type { NodeId } from "../model/id.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import type { ChangeValue, PlanChange, PlanState } from "./change.ts";

/** How a promise was loosened, for the beginning of a sentence, and what it was and is. */
export interface Loosened {
  readonly said: string;
  readonly was: ChangeValue | undefined;
  readonly now: ChangeValue | undefined;
}

/**
 * Whether a promise binds less, though no number in it is easier to reach:
 *
 *     cycle: 2026-q3 → 2026-q4             moved out          cycle: 2026-q3 → 2026-q2             not
 *     state: active → draft, proposed      taken back         state: draft → active                not
 *     ambition: committed → aspirational   lowered            ambition: aspirational → committed   not
 *     from 42 to 65 → a milestone          without a number   a milestone → from 42 to 65          not
 */
export function findLoosened(
  { id, key, was, now, type, eased }: PlanChange,
  idBefore: string,
  before: PlanState,
  after: PlanState,
): Loosened | undefined {
  switch (key) {
    case "cycle": {
      const [from, to] = [findEnd(was, before), findEnd(now, after)];
      const isLater = from !== undefined && to !== undefined && to > from;
      return isLater ? toLoosened("`cycle` was moved out", was, now) : undefined;
    }
    case "state":
      if (now !== "draft" && now !== "proposed") return undefined;
      return toLoosened("`state` was taken back", was ?? "active", now);
    case "ambition": {
      const [from, to] = [findAmbition(idBefore, before), findAmbition(id, after)];
      if (from !== "committed" || to !== "aspirational") return undefined;
      return toLoosened("`ambition` was lowered", from, to);
    }
    case "milestone":
    case "establish":
    case "percent":
      if (type !== "retargeted" || !eased) return undefined;
      return {
        said: `\`${String(was)}\` became \`${String(now)}\`, with no number to reach,`,
        was,
        now,
      };
    default:
      return undefined;
  }
}

/** A sentence that begins with what was done, and goes on with both values. */
export function toLoosened(
  what: string,
  was: ChangeValue | undefined,
  now: ChangeValue | undefined,
): Loosened {
  const from = was === undefined ? "" : ` from \`${String(was)}\``;
  const to = now === undefined ? "" : ` to \`${String(now)}\``;
  return { said: `${what}${from}${to}`, was, now };
}

/** The last day of a cycle. */
function findEnd(cycle: ChangeValue | undefined, { graph }: PlanState): string | undefined {
  return graph.cycles.find((each) => each.cycle === cycle)?.period.end;
}

/** What is said of an item, or else of the objective that it stands in. */
function findAmbition(
  id: string,
  { graph }: PlanState,
): (Objective | KeyResult)["ambition"] | undefined {
  // Ids of what has an ambition are those of nodes.
  const node = graph.nodes.get(id as NodeId);
  return node?.kind === "objective" || node?.kind === "key-result" ? node.ambition : undefined;
}
