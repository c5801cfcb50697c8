import type { Person } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toCount } from "./count.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView, RefView } from "./part.ts";
import { hasLeft } from "./person.ts";
import { getPersonIndex } from "./person-index.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";

/** Everybody whom the plan names, by team. */
export interface PeopleView {
  readonly frame: FrameView;
  readonly summary: string;
  readonly groups: readonly {
    readonly title: string;
    readonly url?: string;
    readonly rows: readonly PersonRowView[];
  }[];
  readonly roles: readonly { readonly role: RefView; readonly holder?: RefView }[];
  readonly left: readonly PersonRowView[];
}

export interface PersonRowView {
  readonly name: string;
  readonly url: string;
  /** Safe HTML. */
  readonly role?: string;
  /** Objectives that they own in the current cycle. */
  readonly objectives: readonly RefView[];
  /** `2 key results, 1 KPI`; empty where there is nothing more. */
  readonly more: string;
}

/** Views everybody. */
export function viewPeoplePage(context: ViewContext): PeopleView {
  const { plan } = context;
  const { teams } = getPlanIndex(plan);
  const here = plan.people.filter((person) => !hasLeft(context, person));
  const byTeam = Map.groupBy(here, ({ team }) => team);
  const cycle = getPlanIndex(plan).cycles.get(plan.currentCycle)?.title.plain ?? plan.currentCycle;
  const groups = [...byTeam].map(([id, people]) => {
    const team = id === undefined ? undefined : teams.get(id);
    return {
      title: team?.title.plain ?? "Without a team",
      ...(team === undefined ? {} : { url: team.url }),
      rows: people.toSorted(byName).map((person) => toRow(context, person)),
    };
  });
  return {
    frame: viewFrame(context, {
      path: "/people/",
      title: "People and roles",
      description: `Who answers for what at ${plan.portal.name}.`,
      section: "/people/",
    }),
    summary: `${toCount(here.length, "person", "people")}, with the objectives that they own in ${cycle}.`,
    groups: groups.sort((a, b) =>
      a.url === undefined ? 1 : b.url === undefined ? -1 : compare(a.title, b.title),
    ),
    roles: plan.roles.map((role) => {
      const holder = role.holder === undefined ? undefined : plan.nodes.get(role.holder);
      return {
        role: toReference(context, role),
        ...(holder === undefined ? {} : { holder: toReference(context, holder) }),
      };
    }),
    left: plan.people
      .filter((person) => hasLeft(context, person))
      .toSorted(byName)
      .map((person) => toRow(context, person)),
  };
}

function toRow(context: ViewContext, person: Person): PersonRowView {
  const { plan } = context;
  const index = getPersonIndex(plan);
  const owned = getPlanIndex(plan).objectivesOfOwner.get(person.id) ?? [];
  const keyResults = (index.keyResultsOfOwner.get(person.id) ?? []).filter(({ objective }) => {
    const node = plan.nodes.get(objective);
    const isCurrent = node?.kind === "objective" && node.cycle === plan.currentCycle;
    return isCurrent && !node.owners.includes(person.id);
  }).length;
  const kpis = (index.kpisOfOwner.get(person.id) ?? []).length;
  return {
    name: person.title.plain,
    url: person.url,
    ...(person.role === undefined ? {} : { role: person.role.html }),
    objectives: owned
      .filter(({ cycle }) => cycle === plan.currentCycle)
      .map((objective) => toReference(context, objective)),
    more: [
      ...(keyResults === 0 ? [] : [toCount(keyResults, "key result")]),
      ...(kpis === 0 ? [] : [toCount(kpis, "KPI")]),
    ].join(", "),
  };
}

function byName(a: Person, b: Person): number {
  return compare(a.title.plain, b.title.plain);
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, "en");
}
