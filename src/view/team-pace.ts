import type { Objective, Team } from "../model/plan.ts";
import type { Status } from "../model/status.ts";
import type { ViewContext } from "./context.ts";
import type { Glyph, LaneView, PersonView, StatusView } from "./part.ts";
import { toExplained } from "../model/explanation.ts";
import { clampShare } from "../model/share.ts";
import { getCountedKeyResults } from "../model/statistics.ts";
import { getGap, getPace } from "../model/status.ts";
import { viewLane, type Paced } from "./lane.ts";
import { viewPerson } from "./person.ts";
import { statusWords, viewStatus } from "./status.ts";

/** How a team's own key results stand against the pace. */
export interface TeamPaceView {
  readonly title: string;
  readonly url: string;
  readonly lead?: PersonView;
  /** One shape per key result. */
  readonly glyphs: readonly Glyph[];
  readonly shapesLabel: string;
  readonly lane?: LaneView;
  readonly status?: StatusView;
  /** `25 Aug`, `1 silent`. */
  readonly checkedIn: string;
  readonly isSilent: boolean;
}

const mostShapes = 24;

/** Views a team by its own objectives. */
export function viewTeamPace(
  context: ViewContext,
  team: Team,
  objectives: readonly Objective[],
): TeamPaceView {
  const { assessment, format, plan } = context;
  const keyResults = getCountedKeyResults(plan, objectives);
  const names = keyResults.flatMap(({ id }) => assessment.keyResults.get(id)?.status.name ?? []);
  const silent = names.filter((name) => name === "no-check-in").length;
  const last = objectives
    .flatMap(({ checkIns }) => checkIns.map(({ date }) => date))
    .sort()
    .at(-1);
  const paced = findPaced(context, objectives);
  return {
    title: team.title.plain,
    url: team.url,
    ...(team.lead === undefined ? {} : { lead: viewPerson(context, team.lead) }),
    glyphs: names.slice(0, mostShapes).map((name) => statusWords[name].glyph),
    shapesLabel: toCounts(names.map((name) => statusWords[name].word.toLowerCase())),
    ...(paced === undefined
      ? {}
      : { lane: viewLane(paced, format), status: viewStatus(paced.status, format) }),
    checkedIn: silent > 0 ? `${silent} silent` : last === undefined ? "" : format.day(last),
    isSilent: silent > 0,
  };
}

/** `3 on pace, 1 behind`. */
function toCounts(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join(", ");
}

/**
 * The plain mean of the team's key results that have data; undefined where none has. Old values of silent ones do not
 * count: a team of which nothing is heard has no pace.
 */
function findPaced(context: ViewContext, objectives: readonly Objective[]): Paced | undefined {
  const { assessment, plan } = context;
  const found = getCountedKeyResults(plan, objectives).flatMap(
    ({ id }) => assessment.keyResults.get(id) ?? [],
  );
  const silent = found.find(({ status }) => status.basis === "silence");
  const known = found.flatMap(({ progress, expected, status }) => {
    if (progress === undefined || expected === undefined || status.basis === "silence") return [];
    return [{ progress: clampShare(progress.value), expected: expected.value }];
  });
  if (known.length === 0) return silent && { status: silent.status };
  const progress = known.reduce((sum, each) => sum + each.progress, 0) / known.length;
  const expected = known.reduce((sum, each) => sum + each.expected, 0) / known.length;
  const gap = getGap(progress, expected);
  const status: Status = { name: getPace(gap, plan.portal.status), basis: "pace", gap };
  const explain = () => ({ formula: "mean of the team's own key results", inputs: [] });
  return {
    progress: toExplained(progress, explain),
    expected: toExplained(expected, explain),
    status,
  };
}
