import type { NodeId } from "../model/id.ts";
import type { Period } from "../model/period.ts";
import type { KeyResult, Kpi, Objective } from "../model/plan.ts";
import type { AuthoredKeyResult } from "../model/schema/key-result.ts";
import { resolveOwners } from "./actor.ts";
import type { ItemReports } from "./link-check-in.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, linkNodes } from "./link-context.ts";
import { linkList, reportSelf } from "./link-list.ts";
import { linkMeasured } from "./link-measured.ts";
import { toNodeBase, toNodeExtras } from "./link-node.ts";
import { withPresent } from "./present.ts";
import { reportSameAs } from "./report-measure.ts";
import { resolve } from "./reference.ts";

/** What a key result takes from the objective that it stands in. */
export interface KeyResultParent {
  readonly id: NodeId;
  readonly period: Period;
  readonly ambition: Objective["ambition"];
}

/** Makes a key result with its measure and what was reported of it, and links it. */
export function linkKeyResult(
  context: LinkContext,
  id: NodeId,
  authored: AuthoredKeyResult,
  parent: KeyResultParent,
  reports: ItemReports,
  kpis: ReadonlyMap<NodeId, Kpi>,
  spot: Spot,
): KeyResult {
  const links = linkKeyResultNodes(context, id, authored, parent, spot);
  const own = { period: parent.period, reports, kpis };
  const { made: measured, more } = linkMeasured(context, id, authored, own, spot);
  reportSameAs(context, authored, spot);
  const made: Made = {
    kind: "key-result",
    // One that shows another has its title, too; it is filled in once that one is known.
    ...toNodeBase(context, id, authored.title ?? "", authored, spot),
    ...measured,
    objective: parent.id,
    item: authored.id,
    weight: authored.weight ?? 1,
    ambition: authored.ambition ?? parent.ambition,
    owners: resolveOwners(context, authored, spot),
  };
  return withPresent(made, {
    ...toNodeExtras(context, authored),
    ...links,
    ...more,
    group: authored.group === undefined ? undefined : context.inline(authored.group).plain,
    lead: authored.lead,
    orientation: authored.orientation,
  });
}

/** What a key result has for certain. */
type Made = Pick<
  KeyResult,
  {
    [K in keyof KeyResult]-?: undefined extends KeyResult[K] ? never : K;
  }[keyof KeyResult]
>;

function linkKeyResultNodes(
  context: LinkContext,
  id: NodeId,
  authored: AuthoredKeyResult,
  parent: KeyResultParent,
  spot: Spot,
): { readonly [K in "sameAs" | "carriedOverFrom"]: NodeId | undefined } {
  linkNodes(context, "part-of", id, parent.id, spot);
  if (authored.supports) {
    linkList(context, "supports", "supports", id, authored.supports, below(spot, "supports"));
  }
  const one = (field: "sameAs" | "carriedOverFrom of a key result") => {
    const key = field === "sameAs" ? field : "carriedOverFrom";
    const reference = authored[key];
    if (reference === undefined) return undefined;
    const target = resolve(context, field, reference, spot, key);
    if (target !== id) return target;
    reportSelf(context, reference, below(spot, key));
    return undefined;
  };
  const [sameAs, carriedOverFrom] = [one("sameAs"), one("carriedOverFrom of a key result")];
  if (sameAs !== undefined) linkNodes(context, "same-as", id, sameAs, below(spot, "sameAs"));
  if (carriedOverFrom !== undefined) {
    linkNodes(context, "carried-over-from", id, carriedOverFrom, below(spot, "carriedOverFrom"));
  }
  return { sameAs, carriedOverFrom };
}
