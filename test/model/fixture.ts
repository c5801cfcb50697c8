import type { NodeId } from "../../src/model/id.ts";
import type { Measure } from "../../src/model/measure.ts";
import type { IsoDate, Period } from "../../src/model/period.ts";
import type {
  CheckIn,
  Cycle,
  Edge,
  InlineText,
  KeyResult,
  Kpi,
  Objective,
  Observation,
  PlanGraph,
  PlanNode,
  Theme,
} from "../../src/model/plan.ts";
import { parseDate } from "../../src/model/period.ts";

/* Nodes with every default filled in, so that a test writes only what it is about. */

export const quarter: Period = { start: day("2026-07-01"), end: day("2026-09-30") };

/** The day of the design's screens. */
export const today = day("2026-08-27");

export function day(text: string): IsoDate {
  return parseDate(text);
}

/** Brands are the linker's to give; in a fixture every id is right by being written. */
export function id(text: string): NodeId {
  return text as NodeId;
}

export function text(plain: string): InlineText {
  return { plain, html: plain };
}

export function readings(
  ...pairs: readonly (readonly [string, Observation["value"]])[]
): readonly Observation[] {
  return pairs.map(([date, value]) => ({ date: day(date), value, source: { file: "plan.md" } }));
}

export function toKeyResult(measure: Measure, keys: Partial<KeyResult> = {}): KeyResult {
  return {
    ...toBase(keys.id ?? "2026-q3/company/aim#kr1"),
    kind: "key-result",
    objective: id("2026-q3/company/aim"),
    item: keys.id?.split("#")[1] ?? "kr1",
    measure,
    valueState: "known",
    period: quarter,
    weight: 1,
    ambition: "committed",
    owners: [],
    checkpoints: [],
    observations: [],
    confidences: [],
    forecasts: [],
    ...keys,
  };
}

export function toObjective(keys: Partial<Objective> = {}): Objective {
  const own = keys.id ?? id("2026-q3/company/aim");
  return {
    ...toDocument(own),
    kind: "objective",
    cycle: "2026-q3" as Objective["cycle"],
    teams: [],
    owners: [],
    contributors: [],
    period: quarter,
    ambition: "committed",
    state: "active",
    rollUp: "keyResults",
    dependencies: [],
    notDoing: [],
    initiatives: [],
    checkIns: [],
    changes: [],
    ...keys,
    keyResults: (keys.keyResults ?? []).map((keyResult, index) => ({
      ...keyResult,
      id: id(`${own}#kr${index + 1}`),
      item: `kr${index + 1}`,
      objective: own,
    })),
  };
}

export function toCheckIn(date: string, keys: Partial<CheckIn> = {}): CheckIn {
  return { date: day(date), items: [], links: [], source: { file: "plan.md" }, ...keys };
}

export function toKpi(keys: Partial<Kpi> = {}): Kpi {
  return {
    ...toDocument("kpis/right-time"),
    kind: "kpi",
    aggregate: "last",
    cumulative: false,
    targets: [],
    drivers: [],
    series: [],
    confidential: false,
    ...keys,
  };
}

export function toTheme(name: string): Theme {
  return { ...toDocument(`themes/${name}`), kind: "theme", notDoing: [], kpis: [] };
}

export function toCycle(keys: Partial<Cycle> = {}): Cycle {
  return {
    ...toBase("cycle:2026-q3"),
    kind: "cycle",
    cycle: "2026-q3" as Cycle["cycle"],
    period: quarter,
    state: "active",
    ...keys,
  };
}

/** A link from child to parent. */
export function toEdge(from: string, to: string, keys: Partial<Edge> = {}): Edge {
  return {
    relation: "supports",
    from: id(from),
    to: id(to),
    primary: false,
    weight: 1,
    source: { file: "plan.md" },
    ...keys,
  };
}

/** A graph of the given nodes; links from key results to their objectives are added. */
export function toPlan(
  nodes: readonly PlanNode[],
  edges: readonly Edge[] = [],
  keys: Partial<PlanGraph> = {},
): PlanGraph {
  const only = <Kind extends PlanNode["kind"]>(kind: Kind) =>
    nodes.filter((node): node is Extract<PlanNode, { kind: Kind }> => node.kind === kind);
  const objectives = only("objective");
  const keyResults = objectives.flatMap((objective) => objective.keyResults);
  const all = [
    ...edges,
    ...keyResults.map((keyResult) =>
      toEdge(keyResult.id, keyResult.objective, { relation: "part-of" }),
    ),
  ];
  const cycles = only("cycle");
  return {
    portal: {
      name: "Firth & Fell Railway",
      locale: "en-GB",
      audience: "internal",
      status: { onPace: 5, behind: 15, graceDays: 3 },
      sweetSpot: [0.6, 0.7],
      confidenceScale: 1,
      rules: {},
    },
    asOf: today,
    currentCycle: "2026-q3" as PlanGraph["currentCycle"],
    cycles: cycles.length > 0 ? cycles : [toCycle({ rhythm: 14 })],
    direction: only("direction")[0],
    teams: only("team"),
    people: only("person"),
    roles: only("role"),
    themes: only("theme"),
    kpis: only("kpi"),
    objectives,
    initiatives: only("initiative"),
    pages: only("page"),
    frameworkPlans: only("framework-plan"),
    nodes: new Map([...nodes, ...keyResults].map((node) => [node.id, node])),
    edgesFrom: Map.groupBy(all, ({ from }) => from),
    edgesTo: Map.groupBy(all, ({ to }) => to),
    aliases: new Map(),
    assets: [],
    ...keys,
  };
}

function toBase(own: string) {
  return {
    id: id(own),
    title: text(own),
    url: `/${own}/`,
    source: { file: `${own}.md`, path: [] },
    tags: [],
    links: [],
  };
}

function toDocument(own: string) {
  return {
    ...toBase(own),
    document: own as Objective["document"],
    aliases: [],
    body: { format: "md" as const, text: "", start: 0, links: [], headings: [] },
  };
}
