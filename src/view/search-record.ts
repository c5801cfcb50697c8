import type { CycleId, NodeId, TeamId } from "../model/id.ts";
import type { Actor, CheckIn, Objective, Plan, PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { findCode } from "./code.ts";
import { viewPerson } from "./person.ts";
import { findStatus } from "./reference.ts";
import { toSearchText } from "./search-text.ts";

/** What the search knows of one thing: what it is found by, and what a result shows of it. */
export interface SearchRecord {
  readonly url: string;
  readonly content: string;
  readonly language: string;
  /**
   * `title`, `kind`, and where there are any `code`, `place`, `by`, `status`, `gap`, `glyph`. They are searched as well,
   * each at its own weight, so the content need not say them again.
   */
  readonly meta: Record<string, string>;
  /** By the names of `searchFacets`. */
  readonly filters: Record<string, string[]>;
  readonly sort: { readonly date: string; readonly gap: string };
  /** Whether it belongs to a cycle that has ended: such a one hardly ever changes. */
  readonly ended: boolean;
}

/** The facets of the search, in the order in which they are shown, with their names on the page. */
export const searchFacets = {
  kind: "Type",
  cycle: "Cycle",
  team: "Team",
  status: "Status",
  owner: "Owner",
} as const;

/** What stands for the cycle of that which has none. */
export const noCycle = "Standing plans";

/** Sorts behind everything that has a gap. */
const noGap = "1000";

const kindWords = {
  direction: "Direction",
  cycle: "Cycle",
  team: "Team",
  person: "Person",
  role: "Role",
  theme: "Theme",
  kpi: "KPI",
  objective: "Objective",
  "key-result": "Key result",
  initiative: "Initiative",
  page: "Page",
} as const satisfies Record<PlanNode["kind"], string>;

/** Everything that can be found, sorted by the ids of the documents; what a build leaves out is not in the plan. */
export function* viewSearchRecords(context: ViewContext): Iterable<SearchRecord> {
  for (const node of context.plan.nodes.values()) {
    yield toRecord(context, node);
    if (node.kind === "objective") {
      for (const checkIn of node.checkIns) {
        if (checkIn.note !== undefined) yield toCheckInRecord(context, node, checkIn);
      }
    }
  }
}

/** The anchor of a check-in on the page of its objective. */
export function toCheckInAnchor(checkIn: CheckIn): string {
  return `check-in-${checkIn.date}`;
}

function toRecord(context: ViewContext, node: PlanNode): SearchRecord {
  const { plan } = context;
  const parts = toParts(plan, node);
  const status = findStatus(context, node);
  const code = findCode(context, node);
  const owners = parts.owners.map((owner) => viewPerson(context, owner).name);
  return toSearchRecord(plan, parts, {
    url: node.url,
    kind: kindWords[node.kind],
    title: node.title.plain,
    text: [toSearchText(context, node), node.tags.join(", ")],
    owners,
    date: parts.date,
    ...(code !== undefined && { code }),
    ...(status && { status }),
  });
}

function toCheckInRecord(
  context: ViewContext,
  objective: Objective,
  checkIn: CheckIn,
): SearchRecord {
  const by = checkIn.by === undefined ? [] : [viewPerson(context, checkIn.by).name];
  return toSearchRecord(context.plan, toParts(context.plan, objective), {
    url: `${objective.url}#${toCheckInAnchor(checkIn)}`,
    kind: "Check-in",
    title: objective.title.plain,
    text: [checkIn.note?.replace(/[*_`>#]|\]\([^)]*\)|!?\[/g, "")],
    owners: by,
    date: checkIn.date,
    day: context.format.day(checkIn.date),
    ...(objective.code !== undefined && { code: objective.code }),
  });
}

interface Parts {
  readonly cycle?: CycleId;
  readonly teams: readonly TeamId[];
  readonly owners: readonly Actor[];
  readonly date: string;
}

interface Found {
  readonly url: string;
  readonly kind: string;
  readonly title: string;
  readonly code?: string;
  readonly text: readonly (string | undefined)[];
  readonly owners: readonly string[];
  readonly status?: { readonly glyph: string; readonly word: string; readonly gap?: string };
  readonly date: string;
  readonly day?: string;
}

function toSearchRecord(plan: Plan, parts: Parts, found: Found): SearchRecord {
  const cycle =
    parts.cycle === undefined ? undefined : plan.nodes.get(`cycle:${parts.cycle}` as NodeId);
  const teams = parts.teams.map(
    (team) => plan.nodes.get(`teams/${team}` as NodeId)?.title.plain ?? team,
  );
  const { status, owners, day } = found;
  const meta = {
    title: found.title,
    kind: found.kind,
    code: found.code,
    place: [cycle?.title.plain, ...teams].filter(Boolean).join(" / "),
    by: [owners.join(", "), day].filter(Boolean).join(", "),
    // One word that nobody types: a search for “on” is not for everything on pace.
    glyph: status && `glyph${status.glyph}`,
    status: status?.word,
    gap: status?.gap,
  };
  return {
    url: found.url,
    // Without any content a record is not found by its title either.
    content: found.text.filter(Boolean).join("\n") || found.title,
    language: plan.portal.locale.split("-")[0] ?? "en",
    meta: Object.fromEntries(
      Object.entries(meta).filter((entry): entry is [string, string] => Boolean(entry[1])),
    ),
    filters: {
      kind: [found.kind],
      cycle: [cycle?.title.plain ?? noCycle],
      team: teams,
      status: status ? [status.word] : [],
      owner: [...owners],
    },
    sort: { date: found.date, gap: status?.gap?.replace("−", "-") ?? noGap },
    ended: cycle?.kind === "cycle" && (cycle.state === "closed" || cycle.period.end < plan.asOf),
  };
}

function toParts(plan: Plan, node: PlanNode): Parts {
  switch (node.kind) {
    case "objective": {
      const date = node.checkIns.at(-1)?.date ?? node.period.start;
      return { cycle: node.cycle, teams: node.teams, owners: node.owners, date };
    }
    case "key-result": {
      const objective = plan.nodes.get(node.objective);
      const date = node.observations.at(-1)?.date ?? node.period.start;
      if (objective?.kind !== "objective") return { teams: [], owners: node.owners, date };
      return { ...toParts(plan, objective), owners: node.owners, date };
    }
    case "initiative": {
      const objective = plan.nodes.get(node.document as unknown as NodeId);
      const parts =
        objective?.kind === "objective" ? toParts(plan, objective) : { teams: [], date: "" };
      const teams = node.team === undefined ? parts.teams : [node.team];
      return { ...parts, teams, owners: node.owners, date: node.start ?? parts.date };
    }
    case "page":
      return {
        ...(node.cycle !== undefined && { cycle: node.cycle }),
        teams: node.team === undefined ? [] : [node.team],
        owners: node.by === undefined ? [] : [node.by],
        date: node.date ?? "",
      };
    case "kpi":
      return { ...toOwned(node), date: node.series.at(-1)?.date ?? "" };
    case "theme":
    case "person":
    case "role":
      return { ...toOwned(node), date: "" };
    case "team":
      return { teams: [node.team], owners: node.lead === undefined ? [] : [node.lead], date: "" };
    case "cycle":
      return { cycle: node.cycle, teams: [], owners: [], date: node.period.start };
    case "direction":
      return { teams: [], owners: [], date: "" };
  }
}

function toOwned(node: { readonly owner?: Actor; readonly team?: TeamId }): Omit<Parts, "date"> {
  return {
    teams: node.team === undefined ? [] : [node.team],
    owners: node.owner === undefined ? [] : [node.owner],
  };
}
