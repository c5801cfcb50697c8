import type { NodeId } from "../model/id.ts";
import type { Actor, Initiative, Objective, Person, PlanNode, Role } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import { viewInitiativeRow, type InitiativeRowView } from "./initiative-row.ts";
import { viewKeyResultRow } from "./key-result-row.ts";
import { viewKpiRow, type KpiRowView } from "./kpi-row.ts";
import { viewObjectiveRow, type ObjectiveRowView } from "./objective-row.ts";
import type { FrameView, KeyResultRowView, RefView } from "./part.ts";
import { hasLeft } from "./person.ts";
import { getPersonIndex } from "./person-index.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference, viewReference } from "./reference.ts";

/** A person or a role: what they answer for and what they work on. */
export interface PersonPageView {
  readonly frame: FrameView;
  readonly title: string;
  /** Safe HTML: the role in words. */
  readonly role?: string;
  readonly left?: string;
  readonly team?: RefView;
  readonly leads: readonly RefView[];
  /** The roles that a person holds, or the holder of a role. */
  readonly roles: readonly RefView[];
  readonly holder?: RefView;
  readonly cycle: string;
  readonly owned: readonly ObjectiveRowView[];
  /** Key results of objectives that somebody else owns. */
  readonly keyResults: readonly (KeyResultRowView & { readonly of: RefView })[];
  readonly contributes: readonly (ObjectiveRowView & { readonly part?: string })[];
  readonly initiatives: readonly InitiativeRowView[];
  readonly kpis: readonly KpiRowView[];
  readonly themes: readonly RefView[];
  readonly earlier: readonly ObjectiveRowView[];
  /** Said where there is nothing at all. */
  readonly empty: string;
}

/** Views a person; what the roles that they hold answer for is shown with the roles. */
export function viewPersonPage(context: ViewContext, person: Person): PersonPageView {
  const { plan, format } = context;
  const index = getPlanIndex(plan);
  const roles = index.rolesOfHolder.get(person.id) ?? [];
  const left = hasLeft(context, person) ? person.validTo : undefined;
  return {
    ...viewActorPage(context, person, person.role?.plain),
    ...(person.role === undefined ? {} : { role: person.role.html }),
    ...(left === undefined ? {} : { left: `Left on ${format.date(left)}` }),
    roles: roles.map((role) => toReference(context, role)),
  };
}

/** Views a role. */
export function viewRolePage(context: ViewContext, role: Role): PersonPageView {
  return {
    ...viewActorPage(context, role, "role"),
    role: "A role: whoever holds it answers for this",
    roles: [],
    ...(role.holder === undefined ? {} : { holder: viewReference(context, role.holder) }),
  };
}

function viewActorPage(
  context: ViewContext,
  actor: Person | Role,
  what: string | undefined,
): PersonPageView {
  const { plan } = context;
  const { cycles, objectivesOfOwner, teams } = getPlanIndex(plan);
  const found = getPersonIndex(plan);
  const owned = objectivesOfOwner.get(actor.id) ?? [];
  const isCurrent = ({ cycle }: Objective): boolean => cycle === plan.currentCycle;
  const team = actor.team === undefined ? undefined : teams.get(actor.team);
  const name = actor.title.plain;
  return {
    frame: viewFrame(context, {
      path: actor.url,
      title: what === undefined ? name : `${name}, ${what}`,
      description: `What ${name}${what === undefined ? "" : `, ${what},`} answers for and works on.`,
      section: "/people/",
      breadcrumb: [{ title: "People", url: "/people/" }, { title: name }],
    }),
    title: actor.title.html,
    ...(team === undefined ? {} : { team: toReference(context, team) }),
    leads: (found.teamsOfLead.get(actor.id) ?? []).map((node) => toReference(context, node)),
    roles: [],
    cycle: cycles.get(plan.currentCycle)?.title.plain ?? plan.currentCycle,
    owned: owned.filter(isCurrent).map((objective) => viewObjectiveRow(context, objective)),
    keyResults: toKeyResults(context, actor.id),
    contributes: toContributions(context, actor.id),
    initiatives: (found.initiativesOfOwner.get(actor.id) ?? [])
      .filter((initiative) => isOpen(context, initiative))
      .map((initiative) => viewInitiativeRow(context, initiative)),
    kpis: (found.kpisOfOwner.get(actor.id) ?? []).map((kpi) => viewKpiRow(context, kpi)),
    themes: (found.themesOfOwner.get(actor.id) ?? []).map((theme) => toReference(context, theme)),
    earlier: owned
      .filter((objective) => !isCurrent(objective))
      .toReversed()
      .map((objective) => viewObjectiveRow(context, objective)),
    empty: `The plan names ${name} nowhere.`,
  };
}

function toKeyResults(context: ViewContext, actor: Actor): PersonPageView["keyResults"] {
  const { plan } = context;
  return (getPersonIndex(plan).keyResultsOfOwner.get(actor) ?? []).flatMap((keyResult) => {
    const objective = plan.nodes.get(keyResult.objective);
    const isElse = objective?.kind === "objective" && !objective.owners.includes(actor);
    if (!isElse || objective.cycle !== plan.currentCycle) return [];
    return [{ ...viewKeyResultRow(context, keyResult), of: toReference(context, objective) }];
  });
}

function toContributions(context: ViewContext, actor: Actor): PersonPageView["contributes"] {
  const { plan } = context;
  return (getPersonIndex(plan).contributionsOf.get(actor) ?? [])
    .filter(({ objective }) => objective.cycle === plan.currentCycle)
    .map(({ objective, part }) => ({
      ...viewObjectiveRow(context, objective),
      ...(part === undefined ? {} : { part }),
    }));
}

/** Of what stands in an objective only what is of the current cycle; of what has its own page all that is not over. */
function isOpen({ plan }: ViewContext, initiative: Initiative): boolean {
  const document: PlanNode | undefined = plan.nodes.get(initiative.document as string as NodeId);
  if (document?.kind === "objective") return document.cycle === plan.currentCycle;
  return initiative.status === "planned" || initiative.status === "active";
}
