import type { Document } from "../model/document.ts";
import type { KeyPath } from "../model/finding.ts";
import { atKey, toFinding } from "../model/finding.ts";
import type { NodeId } from "../model/id.ts";
import type { Period } from "../model/period.ts";
import { parseDate } from "../model/period.ts";
import type { Cycle, Kpi, Objective } from "../model/plan.ts";
import type { AuthoredObjective } from "../model/schema/objective.ts";
import { resolveOwners } from "./actor.ts";
import { isEndKnown, toObjectiveState, unwindChanges } from "./known-at.ts";
import { linkCheckIns } from "./link-check-in.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes, toSpot } from "./link-context.ts";
import { linkInitiativeLine } from "./link-initiative.ts";
import { linkKeyResult } from "./link-key-result.ts";
import { linkList, reportSelf } from "./link-list.ts";
import { findSecret, noReports } from "./link-measured.ts";
import { findInline, toDocumentBase, toDocumentExtras, toNodeId } from "./link-node.ts";
import {
  linkChanges,
  linkContributors,
  linkDependencies,
  linkOutcome,
  linkTeams,
} from "./link-objective-part.ts";
import { linkCycle } from "./link-page.ts";
import { toSettled, withPresent } from "./present.ts";
import { resolve } from "./reference.ts";

type ObjectiveDocument = Extract<Document, { readonly kind: "objective" }>;

/** What objectives stand on, and what was linked before them. */
export interface Foundations {
  readonly kpis: ReadonlyMap<NodeId, Kpi>;
  /** Ids of cycles that `portal.yaml` calls closed, whatever they were at the as-of date. */
  readonly statedClosed: ReadonlySet<string>;
}

const none: readonly never[] = [];

/** Makes an objective with its key results and initiatives as they were at the as-of date, and links them. */
export function linkObjective(
  context: LinkContext,
  document: ObjectiveDocument,
  { kpis, statedClosed }: Foundations,
): Objective {
  const data = unwindChanges(document.data, context.asOf);
  const spot = toSpot(document);
  const id = toNodeId(document);
  const cycle = linkOwnCycle(context, document, spot);
  const period = toPeriod(data, cycle.period);
  const closedLater = statedClosed.has(cycle.cycle) && cycle.state !== "closed";
  const endKnown = isEndKnown(document, period, { closedLater }, context.asOf);
  const ambition = data.ambition ?? "aspirational";
  linkList(context, "supports", "supports", id, data.supports, below(spot, "supports"));
  const secret = findSecret(context, data.keyResults ?? [], kpis, spot);
  const reports = linkCheckIns(context, data, data.keyResults ?? [], secret, spot);
  const parent = { id, ambition, period };
  const keyResults = keepItems(
    context,
    id,
    data.keyResults,
    (item, authored, path) => {
      const own = reports.items.get(authored.id) ?? noReports;
      return linkKeyResult(context, item, authored, parent, own, kpis, { ...spot, path });
    },
    "key-result",
  );
  const outcome = endKnown ? linkOutcome(context, data, secret, below(spot, "outcome")) : undefined;
  return withPresent(
    {
      kind: "objective",
      ...toDocumentBase(context, document, data.title, spot),
      cycle: cycle.cycle,
      teams: linkTeams(context, document, data, { isClosed: cycle.state === "closed", spot }),
      owners: resolveOwners(context, data, spot),
      contributors: linkContributors(context, data, spot),
      period,
      ambition,
      state: toObjectiveState(data.state, cycle.state, {
        endKnown,
        over: outcome !== undefined || context.asOf >= period.end,
      }),
      rollUp: data.rollUp ?? "keyResults",
      dependencies: linkDependencies(context, data, id, spot),
      notDoing: data.notDoing?.map(context.inline) ?? none,
      keyResults,
      initiatives: keepItems(
        context,
        id,
        data.initiatives,
        (item, authored, path) =>
          linkInitiativeLine(context, item, authored, document, { ...spot, path }),
        "initiative",
      ),
      checkIns: reports.checkIns,
      changes: linkChanges(context, data, secret, spot),
    },
    {
      ...toDocumentExtras(context, document),
      orientation: data.orientation,
      priority: data.priority,
      standaloneReason: findInline(context, data.standaloneReason),
      carriedOverFrom: linkOne(context, data, "carriedOverFrom", id, spot),
      recovers: linkOne(context, data, "recovers", id, spot),
      manualProgress: data.progress,
      outcome,
    },
  );
}

/** The cycle as written or from the folder; without one the objective is counted with the current one, and reported. */
function linkOwnCycle(context: LinkContext, document: ObjectiveDocument, spot: Spot): Cycle {
  const { cycle } = document.data;
  const known = linkCycle(context, document, cycle, spot);
  if (known === undefined && cycle === undefined) {
    const [folder = ""] = document.file.split("/", 1);
    const key = `cycle: "${context.currentCycle}"`;
    // With a year in it, or a quarter, it is meant for one.
    const isMeant = /\d/.test(folder) && folder !== document.file;
    const message = isMeant
      ? `The objective belongs to no cycle: its folder \`${folder}\` is the name of none in \`portal.yaml\`.`
      : "The objective belongs to no cycle: neither its folder nor `cycle` names one.";
    const hint = isMeant
      ? `Add \`${folder}\` to \`cycles\` in \`portal.yaml\`, move the file, or name another cycle here, as in \`${key}\`.`
      : `Add \`${key}\`, or move the file into the folder of a cycle.`;
    const anchor = atKey("kind");
    context.report(toFinding("missing-key", document.file, message, { anchor, hint }));
  }
  const found = context.cycles.get(known ?? context.currentCycle);
  if (!found) throw new Error(`no such cycle: ${known ?? context.currentCycle}`);
  return found;
}

/** Its own dates where they are in order, else the cycle's. */
function toPeriod(data: AuthoredObjective, cycle: Period): Period {
  if (data.start === undefined && data.end === undefined) return cycle;
  const start = data.start === undefined ? cycle.start : parseDate(data.start);
  const end = data.end === undefined ? cycle.end : parseDate(data.end);
  return start <= end ? { start, end } : { start: cycle.start, end: cycle.end };
}

/** Makes the items that are the first of their id and not left out; before a change another one may have stood there. */
function keepItems<Item extends { readonly id: string }, Made>(
  { ids, leftOut }: LinkContext,
  objective: NodeId,
  items: readonly Item[] | undefined,
  make: (id: NodeId, item: Item, path: KeyPath) => Made,
  kind: "key-result" | "initiative",
): readonly Made[] {
  if (items === undefined) return none;
  const made: Made[] = [];
  for (const { id, kind: own, path = none } of ids.items.get(objective) ?? none) {
    const item = items[Number(path[1])];
    if (own !== kind || !item || leftOut.has(id)) continue;
    if (id.endsWith(item.id) && id[id.length - item.id.length - 1] === "#") {
      made.push(make(id, item, path));
    }
  }
  return toSettled(made);
}

/** One link up or back that is not a `supports`. */
function linkOne(
  context: LinkContext,
  data: AuthoredObjective,
  key: "carriedOverFrom" | "recovers",
  id: NodeId,
  spot: Spot,
): NodeId | undefined {
  const reference = data[key];
  if (reference === undefined) return undefined;
  const place = below(spot, key);
  const field = key === "recovers" ? "recovers" : "carriedOverFrom of an objective";
  const target = resolve(context, field, reference, place);
  if (target === undefined) return undefined;
  if (target === id) {
    reportSelf(context, reference, place);
    return undefined;
  }
  linkNodes(context, key === "recovers" ? "recovers" : "carried-over-from", id, target, place);
  return target;
}
