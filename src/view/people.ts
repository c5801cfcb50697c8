import { toCount } from "../model/count.ts";
import type { Person, Role, Team } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { pageSizes, toLongList, viewList, type ListView, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import { sortWorstFirst } from "./objective-order.ts";
import type { FrameView, RefView } from "./part.ts";
import { hasLeft } from "./person.ts";
import { getPersonIndex } from "./person-index.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";

/** Everybody whom the plan names, by team. */
export interface PeopleView {
  readonly frame: FrameView;
  readonly summary: string;
  readonly people: ListView<Rows<"people", PersonGroupView>>;
  readonly roles: ListView<Rows<"roles", RoleRowView>>;
  readonly left: ListView<Rows<"people", PersonGroupView>>;
}

/** People of one team; without a title they are in no group. */
export interface PersonGroupView {
  readonly title?: string;
  readonly url?: string;
  readonly rows: readonly PersonRowView[];
}

export interface RoleRowView {
  readonly role: RefView;
  readonly holder?: RefView;
}

export interface PersonRowView {
  readonly name: string;
  readonly url: string;
  /** Safe HTML. */
  readonly role?: string;
  /** Objectives that they own in the current cycle. */
  readonly objectives: readonly RefView[];
  /** How many of these there are besides. */
  readonly others: number;
  /** `2 key results, 1 KPI`; empty where there is nothing more. */
  readonly more: string;
}

const mostObjectives = 12;

/** Views everybody. */
export function viewPeoplePage(context: ViewContext): PeopleView {
  const { plan } = context;
  const cycle = getPlanIndex(plan).cycles.get(plan.currentCycle)?.title.plain ?? plan.currentCycle;
  const lists = toPeopleLists(context);
  return {
    frame: viewFrame(context, toPage(context)),
    summary: `${toCount(lists.people.count, "person", "people")}, with the objectives that they own in ${cycle}.`,
    people: viewList(context, lists.people),
    roles: viewList(context, lists.roles),
    left: viewList(context, lists.left),
  };
}

/** The lists of the page of everybody. */
export function toPeopleLists(context: ViewContext): {
  readonly people: LongList<Rows<"people", PersonGroupView>>;
  readonly roles: LongList<Rows<"roles", RoleRowView>>;
  readonly left: LongList<Rows<"people", PersonGroupView>>;
} {
  const { plan } = context;
  const { teams } = getPlanIndex(plan);
  const page = toPage(context);
  const toTeam = ({ team }: Person): Team | undefined =>
    team === undefined ? undefined : teams.get(team);
  const here = plan.people.filter((person) => !hasLeft(context, person)).toSorted(byName);
  // Those who are in no team come last.
  const sorted = here.toSorted((a, b) => {
    const [first, second] = [toTeam(a)?.title.plain, toTeam(b)?.title.plain];
    if (first === undefined || second === undefined) {
      return Number(first === undefined) - Number(second === undefined);
    }
    return compare(first, second);
  });
  const left = plan.people.filter((person) => hasLeft(context, person)).toSorted(byName);
  return {
    people: toLongList(
      { page, id: "by-team", title: "By team", order: "By the name of the team" },
      sorted,
      pageSizes.people,
      (some) => ({
        kind: "people",
        items: [...Map.groupBy(some, toTeam)].map(([team, people]) => ({
          title: team?.title.plain ?? "Without a team",
          ...(team === undefined ? {} : { url: team.url }),
          rows: people.map((person) => toRow(context, person)),
        })),
      }),
    ),
    roles: toLongList(
      { page, id: "roles", title: "Roles" },
      plan.roles,
      pageSizes.roles,
      (some) => ({
        kind: "roles",
        items: some.map((role) => toRole(context, role)),
      }),
    ),
    left: toLongList({ page, id: "left", title: "Have left" }, left, pageSizes.people, (some) => ({
      kind: "people",
      items: [{ rows: some.map((person) => toRow(context, person)) }],
    })),
  };
}

function toPage({ plan }: ViewContext): FrameInput {
  return {
    path: "/people/",
    title: "People and roles",
    description: `Who answers for what at ${plan.portal.name}.`,
    section: "/people/",
  };
}

function toRole(context: ViewContext, role: Role): RoleRowView {
  const holder = role.holder === undefined ? undefined : context.plan.nodes.get(role.holder);
  return {
    role: toReference(context, role),
    ...(holder === undefined ? {} : { holder: toReference(context, holder) }),
  };
}

function toRow(context: ViewContext, person: Person): PersonRowView {
  const { plan } = context;
  const index = getPersonIndex(plan);
  const owned = (getPlanIndex(plan).objectivesOfOwner.get(person.id) ?? []).filter(
    ({ cycle }) => cycle === plan.currentCycle,
  );
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
    objectives: sortWorstFirst(context, owned, mostObjectives)
      .slice(0, mostObjectives)
      .map((objective) => toReference(context, objective)),
    others: Math.max(0, owned.length - mostObjectives),
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
  return collator.compare(a, b);
}

const collator = new Intl.Collator("en");
