import type { Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { KeyResultRowView, LaneView, PersonView, StatusView } from "./part.ts";
import { viewKeyResultRow } from "./key-result-row.ts";
import { viewLane } from "./lane.ts";
import { viewPeople } from "./person.ts";
import { viewStatus } from "./status.ts";
import { viewAmbition } from "./tag.ts";

/** Many objectives against one plumb line. */
export interface BoardView {
  readonly groups: readonly BoardGroupView[];
  /** Where the shared line stands, in percent of the scale; absent where no lane has a line. */
  readonly expected?: number;
}

export interface BoardGroupView {
  readonly code?: string;
  readonly titleHtml: string;
  readonly url: string;
  readonly owners: readonly PersonView[];
  readonly ambition: string;
  readonly lane: LaneView;
  readonly status: StatusView;
  readonly rows: readonly KeyResultRowView[];
  /** How many key results there are beyond these. */
  readonly more: number;
}

const mostRows = 6;

/** Views objectives with their key results on one scale. The shared line is where most of the lanes have theirs. */
export function viewBoard(context: ViewContext, objectives: readonly Objective[]): BoardView {
  const groups = objectives.map((objective) => toGroup(context, objective));
  const lines = groups.flatMap(({ lane, rows }) => [lane, ...rows.map((row) => row.lane)]);
  const expected = toMostCommon(lines.flatMap((lane) => lane.expected ?? []));
  return { groups, ...(expected === undefined ? {} : { expected }) };
}

function toGroup(context: ViewContext, objective: Objective): BoardGroupView {
  const found = context.assessment.objectives.get(objective.id);
  if (found === undefined) throw new Error(`no assessment: ${objective.id}`);
  return {
    ...(objective.code === undefined ? {} : { code: objective.code }),
    titleHtml: objective.title.html,
    url: objective.url,
    owners: viewPeople(context, objective.owners),
    ambition: viewAmbition(objective.ambition).word,
    lane: viewLane(found, context.format),
    status: viewStatus(found.status, context.format),
    rows: objective.keyResults
      .slice(0, mostRows)
      .map((keyResult) => viewKeyResultRow(context, keyResult)),
    more: Math.max(0, objective.keyResults.length - mostRows),
  };
}

/** Of several that are equally common the first. */
function toMostCommon(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce<readonly [number, number] | undefined>(
    (most, entry) => (most === undefined || entry[1] > most[1] ? entry : most),
    undefined,
  )?.[0];
}
