import type { NodeId } from "../model/id.ts";
import type { Initiative, KeyResult, Objective, Person, PlanNode, Role } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { FrameInput } from "./frame.ts";
import { viewInitiativeRow, type InitiativeRowView } from "./initiative-row.ts";
import { viewKeyResultRow } from "./key-result-row.ts";
import { viewKpiRow, type KpiRowView } from "./kpi-row.ts";
import { pageSizes, toLongList, type LongList } from "./list.ts";
import type { KeyResultRows, ObjectiveRows, Rows } from "./list-rows.ts";
import { toObjectiveRows, toReferences } from "./long-list.ts";
import { newestFirst, sortNewestFirst, sortWorstFirst, worstFirst } from "./objective-order.ts";
import { viewObjectiveRow } from "./objective-row.ts";
import type { RefView } from "./part.ts";
import { getPersonIndex } from "./person-index.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";

/** The lists of the page of a person or a role. */
export interface PersonLists {
  readonly leads: LongList<Rows<"references", RefView>>;
  readonly owned: LongList<ObjectiveRows>;
  readonly keyResults: LongList<KeyResultRows>;
  readonly contributes: LongList<ObjectiveRows>;
  readonly initiatives: LongList<Rows<"initiatives", InitiativeRowView>>;
  readonly kpis: LongList<Rows<"kpis", KpiRowView>>;
  readonly themes: LongList<Rows<"references", RefView>>;
  readonly earlier: LongList<ObjectiveRows>;
}

/** Lists what a person or a role answers for and works on. */
export function toPersonLists(context: ViewContext, actor: Person | Role): PersonLists {
  const { plan } = context;
  const found = getPersonIndex(plan);
  const page = toPersonPage(actor);
  const all = getPlanIndex(plan).objectivesOfOwner.get(actor.id) ?? [];
  const isCurrent = ({ cycle }: Objective): boolean => cycle === plan.currentCycle;
  const owned = sortWorstFirst(context, all.filter(isCurrent), pageSizes.objectives);
  const before = all.filter((objective) => !isCurrent(objective)).toReversed();
  const contributes = (found.contributionsOf.get(actor.id) ?? []).filter(({ objective }) =>
    isCurrent(objective),
  );
  return {
    leads: toReferences(
      context,
      { page, id: "leads", title: "Leads" },
      found.teamsOfLead.get(actor.id) ?? [],
    ),
    owned: toObjectiveRows(context, { page, id: "owns", title: "Owns", order: worstFirst }, owned, [
      "teams",
    ]),
    keyResults: toLongList(
      { page, id: "key-results", title: "Key results" },
      findKeyResults(context, actor),
      pageSizes["key-results"],
      (some) => ({
        kind: "key-results",
        items: some.map(({ keyResult, objective }) => ({
          ...viewKeyResultRow(context, keyResult),
          of: toReference(context, objective),
        })),
      }),
    ),
    contributes: toLongList(
      { page, id: "contributes", title: "Contributes to" },
      contributes,
      pageSizes.objectives,
      (some) => ({
        kind: "objectives",
        items: some.map(({ objective, part }) => ({
          ...viewObjectiveRow(context, objective),
          ...(part === undefined ? {} : { part }),
        })),
        say: ["teams", "owners"],
      }),
    ),
    initiatives: toLongList(
      { page, id: "initiatives", title: "Works on" },
      (found.initiativesOfOwner.get(actor.id) ?? []).filter((each) => isOpen(context, each)),
      pageSizes.initiatives,
      (some) => ({
        kind: "initiatives",
        items: some.map((initiative) => viewInitiativeRow(context, initiative)),
      }),
    ),
    kpis: toLongList(
      { page, id: "kpis", title: "Watches" },
      found.kpisOfOwner.get(actor.id) ?? [],
      pageSizes.kpis,
      (some) => ({ kind: "kpis", items: some.map((kpi) => viewKpiRow(context, kpi)) }),
    ),
    themes: toReferences(
      context,
      { page, id: "themes", title: "Answers for themes" },
      found.themesOfOwner.get(actor.id) ?? [],
    ),
    earlier: toObjectiveRows(
      context,
      { page, id: "earlier", title: "In other cycles", order: newestFirst },
      sortNewestFirst(context, before),
      ["cycle", "teams"],
    ),
  };
}

/** What the page of a person or a role says of itself to its frame. */
export function toPersonPage(actor: Person | Role): FrameInput {
  const name = actor.title.plain;
  const what = actor.kind === "person" ? actor.role?.plain : "role";
  return {
    path: actor.url,
    title: what === undefined ? name : `${name}, ${what}`,
    description: `What ${name}${what === undefined ? "" : `, ${what},`} answers for and works on.`,
    section: "/people/",
    breadcrumb: [{ title: "People", url: "/people/" }, { title: name }],
  };
}

/** Those of the current cycle in objectives that somebody else owns. */
function findKeyResults(
  { plan }: ViewContext,
  { id }: Person | Role,
): readonly { readonly keyResult: KeyResult; readonly objective: Objective }[] {
  return (getPersonIndex(plan).keyResultsOfOwner.get(id) ?? []).flatMap((keyResult) => {
    const objective = plan.nodes.get(keyResult.objective);
    const isElse = objective?.kind === "objective" && !objective.owners.includes(id);
    return isElse && objective.cycle === plan.currentCycle ? [{ keyResult, objective }] : [];
  });
}

/** Of what stands in an objective only what is of the current cycle; of what has its own page all that is not over. */
function isOpen({ plan }: ViewContext, initiative: Initiative): boolean {
  const document: PlanNode | undefined = plan.nodes.get(initiative.document as string as NodeId);
  if (document?.kind === "objective") return document.cycle === plan.currentCycle;
  return initiative.status === "planned" || initiative.status === "active";
}
