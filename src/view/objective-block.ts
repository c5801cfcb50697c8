import { layoutSpark, type Spark } from "../graph/spark.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import { viewConfidence, type ConfidenceView } from "./confidence.ts";
import type { ViewContext } from "./context.ts";
import { toExpectedCourse } from "./course-measure.ts";
import { viewKeyResultRow } from "./key-result-row.ts";
import { viewObjectiveRow, type ObjectiveRowView } from "./objective-row.ts";
import type { KeyResultRowView, RefView } from "./part.ts";
import { viewReference } from "./reference.ts";
import { viewAmbition, type TagView } from "./tag.ts";
import { getCounted } from "./value.ts";

/** An objective with its key results, as a team's page shows it. */
export interface ObjectiveBlockView extends ObjectiveRowView {
  readonly tag: TagView;
  /** Safe HTML. */
  readonly titleHtml: string;
  /** What it serves, the primary parent first; `html` where it stands alone. */
  readonly because: readonly RefView[];
  readonly alone?: string;
  readonly keyResults: readonly KeyResultLineView[];
  /** How many there are besides, on its own page. */
  readonly more: number;
}

/** A key result on one line, with its course as a spark. */
export interface KeyResultLineView extends KeyResultRowView {
  readonly spark: Spark;
  readonly confidence?: ConfidenceView;
}

/** Far more than an objective should have, and few enough for a list of objectives. */
const mostKeyResults = 20;
const sparkSize = { width: 84, height: 24 };

/** Views an objective with its key results. */
export function viewObjectiveBlock(context: ViewContext, objective: Objective): ObjectiveBlockView {
  const supports = (context.plan.edgesFrom.get(objective.id) ?? []).filter(
    (edge) => edge.relation === "supports",
  );
  const first = supports.toSorted((a, b) => Number(b.primary) - Number(a.primary));
  return {
    ...viewObjectiveRow(context, objective),
    tag: viewAmbition(objective.ambition),
    titleHtml: objective.title.html,
    because: first.map((edge) => viewReference(context, edge.to)),
    ...(objective.standaloneReason === undefined ? {} : { alone: objective.standaloneReason.html }),
    keyResults: objective.keyResults
      .slice(0, mostKeyResults)
      .map((keyResult) => viewLine(context, keyResult)),
    more: Math.max(0, objective.keyResults.length - mostKeyResults),
  };
}

function viewLine(context: ViewContext, shown: KeyResult): KeyResultLineView {
  const keyResult = getCounted(context, shown);
  const found = context.assessment.keyResults.get(keyResult.id)?.confidence;
  const confidence = viewConfidence(context, found);
  return {
    ...viewKeyResultRow(context, shown),
    spark: viewSpark(keyResult),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

function viewSpark(keyResult: KeyResult): Spark {
  const actual = keyResult.observations
    .filter((reading) => reading.date >= keyResult.period.start)
    .map(({ date, value }) => ({ date, value: typeof value === "number" ? value : null }));
  const expected = toExpectedCourse(keyResult);
  return layoutSpark({ ...keyResult.period, actual, expected }, sparkSize);
}
