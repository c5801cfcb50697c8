import type { Person, Role } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame } from "./frame.ts";
import type { InitiativeRowView } from "./initiative-row.ts";
import type { KpiRowView } from "./kpi-row.ts";
import { viewList, type ListView } from "./list.ts";
import type { KeyResultRows, ObjectiveRows, Rows } from "./list-rows.ts";
import type { FrameView, RefView } from "./part.ts";
import { hasLeft } from "./person.ts";
import { toPersonLists, toPersonPage } from "./person-list.ts";
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
  readonly leads: ListView<Rows<"references", RefView>>;
  /** The roles that a person holds, or the holder of a role. */
  readonly roles: readonly RefView[];
  readonly holder?: RefView;
  readonly cycle: string;
  readonly owned: ListView<ObjectiveRows>;
  /** Key results of objectives that somebody else owns. */
  readonly keyResults: ListView<KeyResultRows>;
  readonly contributes: ListView<ObjectiveRows>;
  readonly initiatives: ListView<Rows<"initiatives", InitiativeRowView>>;
  readonly kpis: ListView<Rows<"kpis", KpiRowView>>;
  readonly themes: ListView<Rows<"references", RefView>>;
  readonly earlier: ListView<ObjectiveRows>;
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
    ...viewActorPage(context, person),
    ...(person.role === undefined ? {} : { role: person.role.html }),
    ...(left === undefined ? {} : { left: `Left on ${format.date(left)}` }),
    roles: roles.map((role) => toReference(context, role)),
  };
}

/** Views a role. */
export function viewRolePage(context: ViewContext, role: Role): PersonPageView {
  return {
    ...viewActorPage(context, role),
    role: "A role: whoever holds it answers for this",
    roles: [],
    ...(role.holder === undefined ? {} : { holder: viewReference(context, role.holder) }),
  };
}

function viewActorPage(context: ViewContext, actor: Person | Role): PersonPageView {
  const { plan } = context;
  const { cycles, teams } = getPlanIndex(plan);
  const lists = toPersonLists(context, actor);
  const team = actor.team === undefined ? undefined : teams.get(actor.team);
  return {
    frame: viewFrame(context, toPersonPage(actor)),
    title: actor.title.html,
    ...(team === undefined ? {} : { team: toReference(context, team) }),
    roles: [],
    cycle: cycles.get(plan.currentCycle)?.title.plain ?? plan.currentCycle,
    leads: viewList(context, lists.leads),
    owned: viewList(context, lists.owned),
    keyResults: viewList(context, lists.keyResults),
    contributes: viewList(context, lists.contributes),
    initiatives: viewList(context, lists.initiatives),
    kpis: viewList(context, lists.kpis),
    themes: viewList(context, lists.themes),
    earlier: viewList(context, lists.earlier),
    empty: `The plan names ${actor.title.plain} nowhere.`,
  };
}
