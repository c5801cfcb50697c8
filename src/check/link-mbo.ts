import { atValue, toFinding } from "../model/finding.ts";
import type { Mbo } from "../model/framework/mbo.ts";
import type { NodeId } from "../model/id.ts";
import { parseDate, parseRhythm } from "../model/period.ts";
import type { Actor, Kpi } from "../model/plan.ts";
import { findActor, resolveActor } from "./actor.ts";
import { linkCheckIns } from "./link-check-in.ts";
import type { LinkContext, Spot } from "./link-context.ts";
import { below, toSpot } from "./link-context.ts";
import { findSecret, linkMeasured, noReports } from "./link-measured.ts";
import { toNodeId } from "./link-node.ts";
import type { PlanDocument } from "./link-plan-item.ts";
import {
  defaultRhythm,
  linkItems,
  toItemBase,
  toItemExtras,
  toPlanBase,
  toPlanExtras,
} from "./link-plan-item.ts";
import { withPresent } from "./present.ts";

type MboDocument = Extract<PlanDocument, { readonly kind: "mbo" }>;

/** Makes an agreement with a role or a team, and links its objectives. */
export function linkMbo(
  context: LinkContext,
  document: MboDocument,
  kpis: ReadonlyMap<NodeId, Kpi>,
): Mbo | undefined {
  const { data } = document;
  const spot = toSpot(document);
  const id = toNodeId(document);
  const holder = linkHolder(context, data.holder, spot);
  if (holder === undefined) return undefined;
  const period = { start: parseDate(data.start), end: parseDate(data.end) };
  const measured = data.objectives ?? [];
  const secret = findSecret(context, measured, kpis, spot);
  const reports = linkCheckIns(context, data, measured, secret, spot);
  const list = { plan: id, parent: id, spot: below(spot, "objectives") };
  return withPresent(
    {
      ...toPlanBase(context, document),
      framework: "mbo" as const,
      period,
      holder,
      objectives: linkItems(context, measured, list, (objective, place) => {
        const own = reports.items.get(objective.id) ?? noReports;
        const parent = { period, kpis, reports: own };
        const { made, more } = linkMeasured(context, place.id, objective, parent, place.spot);
        return withPresent(
          {
            ...toItemBase(context, "mbo-objective", objective, objective.title, place),
            ...made,
            threshold: objective.threshold ?? 0,
            cap: objective.cap ?? 1,
            weight: objective.weight,
          },
          { ...toItemExtras(context, objective), ...more },
        );
      }),
      checkIns: reports.checkIns,
      rhythm: parseRhythm(data.checkInEvery ?? "") ?? defaultRhythm,
    },
    {
      ...toPlanExtras(context, document),
      agreedWith: findActor(context, data.agreedWith, spot, "agreedWith"),
    },
  );
}

/** An agreement is with a role or a team: about a person it would be a matter of pay. */
function linkHolder(context: LinkContext, holder: string, spot: Spot): Actor | undefined {
  const actor = resolveActor(context, holder, spot, "holder");
  if (actor?.startsWith("person:") !== true) return actor;
  const message = `\`${holder}\` is a person, and an agreement is with a role or a team: the portal holds nobody's pay or rating.`;
  const hint = "Name a role as `role:<id>` or a team as `team:<id>`.";
  const anchor = atValue("holder");
  context.report(toFinding("wrong-reference-kind", spot.file, message, { anchor, hint }));
  return undefined;
}
