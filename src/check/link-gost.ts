import type { Gost, GostObjective } from "../model/framework/gost.ts";
import type { NodeId } from "../model/id.ts";
import type { Period } from "../model/period.ts";
import { parseDate, parseRhythm } from "../model/period.ts";
import type { Cycle, Kpi } from "../model/plan.ts";
import type { AuthoredGost, AuthoredGostObjective } from "../model/schema/gost.ts";
import { linkCheckIns } from "./link-check-in.ts";
import type { LinkContext } from "./link-context.ts";
import { below, toSpot } from "./link-context.ts";
import type { MeasuredParent } from "./link-measured.ts";
import { findSecret, linkMeasured, noReports } from "./link-measured.ts";
import { findInline, toNodeId } from "./link-node.ts";
import type { ItemPlace, PlanDocument } from "./link-plan-item.ts";
import {
  defaultRhythm,
  linkItems,
  toItemBase,
  toItemExtras,
  toPlanBase,
  toPlanExtras,
  toWorkDates,
} from "./link-plan-item.ts";
import { linkShown } from "./link-shown.ts";
import { withPresent } from "./present.ts";
import type { ReferenceField } from "./reference-field.ts";
import { resolve } from "./reference.ts";

type GostDocument = Extract<PlanDocument, { readonly kind: "gost" }>;

/** Makes a ladder of goals, objectives, strategies and tactics, and links each rung to the one above. */
export function linkGost(
  context: LinkContext,
  document: GostDocument,
  kpis: ReadonlyMap<NodeId, Kpi>,
): Gost {
  const { data } = document;
  const spot = toSpot(document);
  const id = toNodeId(document);
  const period = toPeriod(context, data);
  const measured = data.objectives ?? [];
  const secret = findSecret(context, measured, kpis, spot);
  const reports = linkCheckIns(context, data, measured, secret, spot);
  const list = (key: "goals" | "objectives" | "strategies" | "tactics") => ({
    plan: id,
    parent: id,
    spot: below(spot, key),
  });
  return withPresent(
    {
      ...toPlanBase(context, document),
      framework: "gost",
      period,
      goals: linkItems(context, data.goals, list("goals"), (goal, place) =>
        withPresent(
          toItemBase(context, "gost-goal", goal, goal.title, place),
          toItemExtras(context, goal),
        ),
      ),
      objectives: linkItems(context, measured, list("objectives"), (objective, place) => {
        const own = reports.items.get(objective.id) ?? noReports;
        return linkObjective(context, objective, place, { period, kpis, reports: own });
      }),
      strategies: linkItems(context, data.strategies, list("strategies"), (strategy, place) => {
        const parent = findRung(context, "objective", strategy.objective, place);
        return withPresent(
          {
            ...toItemBase(context, "gost-strategy", strategy, strategy.title, { ...place, parent }),
            objective: parent,
            notDoing: (strategy.notDoing ?? []).map(context.inline),
          },
          { ...toItemExtras(context, strategy), chosen: findInline(context, strategy.chosen) },
        );
      }),
      tactics: linkItems(context, data.tactics, list("tactics"), (tactic, place) => {
        const parent = findRung(context, "strategy", tactic.strategy, place);
        return withPresent(
          {
            ...toItemBase(context, "gost-tactic", tactic, tactic.title, { ...place, parent }),
            strategy: parent,
            status: tactic.status ?? "planned",
          },
          { ...toItemExtras(context, tactic), ...toWorkDates(tactic) },
        );
      }),
      checkIns: reports.checkIns,
      rhythm: parseRhythm(data.checkInEvery ?? "") ?? defaultRhythm,
    },
    toPlanExtras(context, document),
  );
}

function linkObjective(
  context: LinkContext,
  authored: AuthoredGostObjective,
  place: ItemPlace,
  measured: MeasuredParent,
): GostObjective {
  const { made, more } = linkMeasured(context, place.id, authored, measured, place.spot);
  const parent = findRung(context, "goal", authored.goal, place);
  return withPresent(
    {
      ...toItemBase(context, "gost-objective", authored, authored.title ?? "", {
        ...place,
        parent,
      }),
      ...made,
      goal: parent,
    },
    {
      ...toItemExtras(context, authored),
      ...more,
      shows: linkShown(context, authored, place),
    },
  );
}

/** The item one rung up that an item names; the plan itself where there is no such one, which is reported. */
function findRung(
  context: LinkContext,
  field: Extract<ReferenceField, "goal" | "objective" | "strategy">,
  item: string,
  { plan, spot }: ItemPlace,
): NodeId {
  return resolve(context, field, `#${item}`, spot, field) ?? plan;
}

/** Its own dates, else those of the longest cycle that holds the running one. */
function toPeriod(context: LinkContext, { start, end }: AuthoredGost): Period {
  const current = context.cycles.get(context.currentCycle);
  const known = (current && toTop(context, current))?.period ?? {
    start: context.asOf,
    end: context.asOf,
  };
  const period = {
    start: start === undefined ? known.start : parseDate(start),
    end: end === undefined ? known.end : parseDate(end),
  };
  return period.start <= period.end ? period : { start: period.end, end: period.start };
}

/** The cycle at the top of those that hold a cycle; parents that run in a loop were dropped where cycles are linked. */
function toTop(context: LinkContext, cycle: Cycle): Cycle {
  const parent = cycle.parent === undefined ? undefined : context.cycles.get(cycle.parent);
  return parent === undefined ? cycle : toTop(context, parent);
}
