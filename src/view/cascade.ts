import { toTeamNode } from "../model/id.ts";
import type { TeamId } from "../model/id.ts";
import type { Vocabulary } from "../model/vocabulary.ts";
import type { Plan, Team } from "../model/plan.ts";
import { vocabularyNames } from "./called.ts";
import { getCascade } from "./cascade-graph.ts";
import { getFirstScope, viewCascadeIndex } from "./cascade-data.ts";
import type { OutlineView } from "./cascade-outline.ts";
import { viewOutline } from "./cascade-outline.ts";
import type { ViewContext } from "./context.ts";
import type { DrawingView } from "./drawing.ts";
import { getForms, viewDrawing } from "./drawing.ts";
import { viewFrame } from "./frame.ts";
import type { FrameView, Glyph, RefView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";
import { statusWords } from "./status.ts";

/** The explorer as it is before its script runs: a drawing and an outline of the running cycle, and what to filter by. */
export interface CascadeView {
  readonly frame: FrameView;
  /** `24 objectives and 63 key results of Q3 2026`. */
  readonly counts: string;
  readonly drawing: DrawingView;
  readonly outline: readonly OutlineView[];
  readonly cycles: readonly OptionView[];
  /** With the teams below others set in. */
  readonly teams: readonly OptionView[];
  readonly statuses: readonly OptionView[];
  readonly frameworks: readonly OptionView[];
  /** In whose words the same can be said; none where all is written in one framework. */
  readonly words: readonly OptionView[];
  readonly legend: readonly { readonly glyph: Glyph; readonly word: string }[];
  /** Where to look first: what is furthest from its pace. */
  readonly first: readonly RefView[];
  /** The other cycles' pages. */
  readonly others: readonly { readonly title: string; readonly url: string }[];
}

export interface OptionView {
  readonly value: string;
  readonly title: string;
  readonly isChosen?: boolean;
}

const mostFirst = 6;
const legendOf = ["ahead", "on-pace", "behind", "off-pace", "no-check-in"] as const;

/** Views the explorer. */
export function viewCascade(context: ViewContext): CascadeView {
  const { plan } = context;
  const index = viewCascadeIndex(context);
  const scope = getFirstScope(context);
  const kinds = scope.members.map((id) => plan.nodes.get(id)?.kind);
  const toCount = (kind: string): number => kinds.filter((each) => each === kind).length;
  const current = index.scopes[index.current];
  const title = current?.title ?? "the plan";
  return {
    frame: viewFrame(context, {
      path: "/cascade/",
      title: "Cascade",
      description: `How every objective and key result of ${plan.portal.name} serves the mission, as a graph and as an outline.`,
      section: "/cascade/",
    }),
    counts: `${toCount("objective")} objectives and ${toCount("key-result")} key results in ${title}`,
    drawing: viewDrawing(context, getForms(context, getCascade(plan), scope.first), new Set()),
    outline: viewOutline(context, scope),
    cycles: index.scopes.map(({ id, title, closed }, place) => ({
      value: id,
      title: closed ? `${title}, closed` : title,
      isChosen: place === index.current,
    })),
    teams: listTeams(context),
    statuses: listStatuses(
      index.statuses
        .filter(([name]) => Object.hasOwn(statusWords, name))
        .map(([name, , word]) => [name, word]),
    ),
    frameworks: listFrameworks(plan),
    words: index.words.vocabularies.map(([value]) => ({ value, title: shortNames[value] })),
    legend: legendOf.map((name) => statusWords[name]),
    first: listFirst(context, scope.members),
    others: plan.cycles
      .filter(({ cycle }) => cycle !== plan.currentCycle)
      .map((cycle) => ({ title: cycle.title.plain, url: cycle.url })),
  };
}

/** The names of the vocabularies as there is room for them in the bar. */
const shortNames: Readonly<Record<Vocabulary, string>> = {
  ...vocabularyNames,
  hoshin: "Hoshin",
  scorecard: "Scorecard",
};

/** The frameworks that something is written in, and whether KPIs are shown beside it all. */
function listFrameworks({ kpis, frameworkPlans }: Plan): readonly OptionView[] {
  const used = new Set<string>(["okr", ...frameworkPlans.map(({ framework }) => framework)]);
  const isOne = used.size === 1;
  const options = Object.entries(shortNames).filter(([name]) => used.has(name));
  return [
    { value: "", title: isOne ? "OKR" : "All" },
    ...(isOne ? [] : options.map(([value, title]) => ({ value, title }))),
    ...(kpis.length === 0
      ? []
      : [{ value: "kpi", title: isOne ? "OKR and KPIs" : "All and KPIs" }]),
  ];
}

/** All teams, each after the one above it. */
function listTeams(context: ViewContext): readonly OptionView[] {
  const { teamsBelow } = getPlanIndex(context.plan);
  const options: OptionView[] = [];
  const add = (team: Team, depth: number): void => {
    options.push({ value: team.team, title: `${"\u2003".repeat(depth)}${team.title.plain}` });
    for (const child of teamsBelow.get(team.team) ?? []) add(child, depth + 1);
  };
  const isTop = (parent: TeamId | undefined): boolean =>
    parent === undefined || !context.plan.nodes.has(toTeamNode(parent));
  for (const team of context.plan.teams) if (isTop(team.parent)) add(team, 0);
  return options;
}

const troubled = ["behind", "off-pace"];

/** The statuses that occur, with the two that need attention as one choice. */
function listStatuses(
  entries: readonly (readonly [name: string, word: string])[],
): readonly OptionView[] {
  const words = new Map(entries.toReversed());
  const singles = [...words].toReversed().map(([value, title]) => ({ value, title }));
  const both = troubled.every((name) => words.has(name));
  return both ? [{ value: troubled.join(","), title: "Behind or off pace" }, ...singles] : singles;
}

/** The objectives that are furthest behind. */
function listFirst(
  context: ViewContext,
  members: ReturnType<typeof getFirstScope>["members"],
): readonly RefView[] {
  const found = members.flatMap((id) => {
    const node = context.plan.nodes.get(id);
    const status = context.assessment.objectives.get(id)?.status;
    const isTroubled = status?.basis === "pace" && troubled.includes(status.name);
    return node === undefined || !isTroubled ? [] : [{ node, gap: status.gap }];
  });
  found.sort((a, b) => a.gap - b.gap || (a.node.id < b.node.id ? -1 : 1));
  return found.slice(0, mostFirst).map(({ node }) => toReference(context, node));
}
