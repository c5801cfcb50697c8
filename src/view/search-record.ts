import type { Actor, CheckIn, Cycle, Objective, PlanNode } from "../model/plan.ts";
import { listPlanItems } from "../model/framework/framework-plan.ts";
import type { ViewContext } from "./context.ts";
import { frameworkWords, roleWords } from "./framework-word.ts";
import { findCode } from "./code.ts";
import { listChapterTexts, listRuleTexts, type OwnPage } from "./guide-text.ts";
import { viewPerson } from "./person.ts";
import { findStatus } from "./reference.ts";
import { listHistoryPages, toCarriedParts } from "./search-history.ts";
import { listSearchPlaces } from "./search-place.ts";
import { toMarkdownText, toSearchText } from "./search-text.ts";

/** What the search knows of one page: what it is found by, and what a result shows of it. */
export interface SearchRecord {
  readonly url: string;
  readonly title: string;
  readonly code?: string;
  /** As in `en`: decides how words are reduced to their stems. */
  readonly language: string;
  /** What the page says itself, and then its parts, each with an anchor: so that a result can say where the hit lies. */
  readonly text: string;
  readonly parts: readonly SearchPart[];
  /** By the names of `searchFacets`. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: { readonly date: string; readonly gap: string };
  /** `−16`, where the status has a gap. */
  readonly gap?: string;
  readonly glyph?: string;
  /** The year in which its cycle ended, where it has: such a page hardly ever changes. */
  readonly ended?: string;
}

/** A key result, an initiative or a check-in on the page of its objective. */
export interface SearchPart {
  readonly anchor: string;
  /** What it is and its title: `Key result ENG-1.1: Faults our monitoring finds before a driver reports them`. */
  readonly title: string;
  readonly text: string;
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
const noCycle = "Standing plans";

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
  initiative: "Initiative",
  page: "Page",
} as const satisfies Partial<Record<PlanNode["kind"], string>>;

/** A page that can be found. */
export interface SearchPage {
  /** As its record has it. */
  readonly ended?: string;
  /** Makes its record: of a large plan all of them take seconds. */
  readonly view: () => SearchRecord;
  /** What it is about, where its record is made from that and from what it reads of the context alone. */
  readonly target?: PlanNode;
}

/** Every page that can be found, in the order of the plan; what a build leaves out is not in the plan. */
export function* listSearchPages(context: ViewContext): Iterable<SearchPage> {
  const { plan, seal } = context;
  for (const node of plan.nodes.values()) {
    if (node.kind === "key-result" || node.kind === "plan-item") continue;
    if (node.kind === "initiative" && !node.body) continue;
    const isPlan = node.kind === "framework-plan";
    const kind = isPlan ? frameworkWords[node.framework] : kindWords[node.kind];
    const { cycle } = listSearchPlaces(plan, node);
    const ended = cycle && hasEnded(cycle, plan.asOf) && { ended: cycle.period.end.slice(0, 4) };
    const view = (): SearchRecord => ({ ...toRecord(context, node, kind), ...ended });
    yield { ...ended, view, target: node };
  }
  // The guide and the rules are those of the portal around a sealed quarter, and are found there.
  if (seal) return;
  for (const record of viewOwnRecords(context)) yield { view: () => record };
}

/** The records of every page that can be found. */
export function* viewSearchRecords(context: ViewContext): Iterable<SearchRecord> {
  for (const { view } of listSearchPages(context)) yield view();
}

/** The portal's own pages: what happened over the cycles, the chapters of the guide, the rules. */
function* viewOwnRecords(context: ViewContext): Iterable<SearchRecord> {
  const toOwn = (kind: string, { code, ...page }: OwnPage): SearchRecord => ({
    ...page,
    ...(code === undefined ? {} : { code }),
    language: toLanguage(context),
    filters: { kind: [kind], cycle: [], team: [], status: [], owner: [] },
    sort: { date: "", gap: noGap },
  });
  for (const { cycles, teams, ...page } of listHistoryPages(context)) {
    const { filters, ...record } = toOwn("History", { ...page, parts: [] });
    yield { ...record, filters: { ...filters, cycle: cycles, team: teams } };
  }
  for (const chapter of listChapterTexts(context)) yield toOwn("Guide", chapter);
  for (const rule of listRuleTexts()) yield toOwn("Rule", rule);
}

/** The anchor of a check-in on the page of its objective. */
function toCheckInAnchor(checkIn: CheckIn): string {
  return `check-in-${checkIn.date}`;
}

function toRecord(context: ViewContext, node: PlanNode, kind: string): SearchRecord {
  const { cycle, teams, owners, date } = listSearchPlaces(context.plan, node);
  const status = findStatus(context, node);
  const names = toNames(context, owners);
  const parts = listParts(context, node);
  const text = [toSearchText(context, node), node.tags.join(", ")].filter(Boolean).join("\n");
  return {
    url: node.url,
    title: node.title.plain,
    ...(node.code !== undefined && { code: node.code }),
    language: toLanguage(context),
    text,
    parts,
    filters: {
      kind: [kind],
      cycle: [cycle?.title.plain ?? noCycle],
      team: teams,
      status: status ? [status.word] : [],
      owner: [...new Set([...names, ...toPartOwners(context, node)])],
    },
    sort: { date, gap: status?.gap?.replace("−", "-") ?? noGap },
    ...(status?.gap !== undefined && { gap: status.gap }),
    ...(status && { glyph: status.glyph }),
  };
}

function toLanguage({ plan }: ViewContext): string {
  return plan.portal.locale.split("-")[0] ?? "en";
}

function hasEnded({ state, period }: Cycle, asOf: string): boolean {
  return state === "closed" || period.end < asOf;
}

function listParts(context: ViewContext, node: PlanNode): readonly SearchPart[] {
  if (node.kind === "objective") return toParts(context, node);
  if (node.kind !== "framework-plan") return [];
  return listPlanItems(node).map((item) => toPart(context, roleWords[item.role], item));
}

function toPart(context: ViewContext, word: string, node: PlanNode): SearchPart {
  return {
    anchor: node.id.slice(node.id.indexOf("#") + 1),
    title: `${[word, findCode(context, node)].filter(Boolean).join(" ")}: ${node.title.plain}`,
    text: toSearchText(context, node),
  };
}

function toParts(context: ViewContext, objective: Objective): readonly SearchPart[] {
  return [
    ...objective.keyResults.map((node) => toPart(context, "Key result", node)),
    ...objective.initiatives.map((node) => toPart(context, "Initiative", node)),
    ...toCarriedParts(context, objective),
    ...objective.checkIns.flatMap((checkIn) => {
      if (checkIn.note === undefined) return [];
      const by = checkIn.by === undefined ? [] : toNames(context, [checkIn.by]);
      const title = ["Check-in", context.format.date(checkIn.date), ...by].join(", ");
      return [{ anchor: toCheckInAnchor(checkIn), title, text: toMarkdownText(checkIn.note) }];
    }),
  ];
}

/** Who owns a key result of an objective is found by it too. */
function toPartOwners(context: ViewContext, node: PlanNode): readonly string[] {
  if (node.kind !== "objective") return [];
  return node.keyResults.flatMap(({ owners }) => toNames(context, owners));
}

function toNames(context: ViewContext, actors: readonly Actor[]): readonly string[] {
  return actors.map((actor) => viewPerson(context, actor).name);
}
