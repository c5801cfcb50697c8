import type { NodeId } from "../model/id.ts";
import type { KeyResult, Objective } from "../model/plan.ts";
import { getOwn } from "../model/record.ts";
import type { ViewContext } from "./context.ts";
import type {
  BodyPart,
  ExplanationView,
  LaneView,
  PersonView,
  RefView,
  StatusView,
} from "./part.ts";
import { viewMarkdown } from "./body.ts";
import { findCode } from "./code.ts";
import { viewConfidence, type ConfidenceView } from "./confidence.ts";
import { viewCourse, type CourseView } from "./course.ts";
import { viewDay } from "./day.ts";
import { decisionWords } from "./decision.ts";
import { viewExplanation } from "./explanation.ts";
import { viewLane } from "./lane.ts";
import { viewMeasuredExplanations } from "./measured.ts";
import { viewPeople } from "./person.ts";
import { toReference, viewReference } from "./reference.ts";
import { viewStatus } from "./status.ts";
import { viewKeyResultTags, type TagView } from "./tag.ts";
import { getCounted, toUnit, viewValue, type ValueView } from "./value.ts";

/** A key result on the page of its objective. */
export interface KeyResultView {
  /** The anchor: `kr1`. */
  readonly anchor: string;
  readonly code: string | undefined;
  readonly titleHtml: string;
  readonly title: string;
  readonly group: string | undefined;
  readonly tags: readonly TagView[];
  readonly value: ValueView;
  readonly status: StatusView;
  readonly lane: LaneView;
  readonly confidence: ConfidenceView | undefined;
  readonly course: CourseView;
  /** Progress, the expected pace, the forecast, the grade: each with where it comes from. */
  readonly explanations: readonly { readonly label: string; readonly of: ExplanationView }[];
  /** What the author says beside it, and the last thing that was said of its value. */
  readonly note: readonly BodyPart[];
  readonly remark: RemarkView | undefined;
  /** Who and when, where it differs from the objective. */
  readonly owners: readonly PersonView[];
  readonly due: string | undefined;
  readonly steps: readonly {
    readonly title: string;
    readonly state: string;
    readonly done: boolean;
  }[];
  readonly references: readonly { readonly label: string; readonly to: RefView }[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly grade: GradeView | undefined;
}

/** What was said of a value. */
interface RemarkView {
  readonly text: string;
  readonly by?: PersonView;
  readonly day: string;
}

interface GradeView {
  readonly score: string;
  readonly reason?: string;
  readonly decision?: string;
}

/** Views a key result of an objective. */
export function viewKeyResult(
  context: ViewContext,
  objective: Objective,
  shown: KeyResult,
): KeyResultView {
  const { format } = context;
  const keyResult = getCounted(context, shown);
  const found = context.assessment.keyResults.get(keyResult.id);
  if (found === undefined) throw new Error(`no assessment: ${keyResult.id}`);
  const status = viewStatus(found.status, format);
  return {
    anchor: shown.item,
    code: findCode(context, shown),
    title: shown.title.plain,
    titleHtml: shown.title.html,
    group: shown.group,
    tags: viewKeyResultTags(keyResult, objective),
    value: viewValue(context, shown),
    status,
    lane: viewLane(found, format),
    confidence: viewConfidence(context, found.confidence),
    course: viewCourse(context, shown, status.glyph),
    explanations: toExplanations(context, keyResult),
    note: shown.note === undefined ? [] : viewMarkdown(context, shown.note, shown),
    remark: toRemark(context, keyResult),
    owners: toOwners(context, objective, keyResult),
    due:
      keyResult.period.end === objective.period.end ? undefined : format.day(keyResult.period.end),
    steps: toSteps(context, keyResult),
    references: toReferences(context, shown, keyResult),
    links: shown.links.map(({ title, url }) => ({ title: title.plain, url })),
    grade: toGrade(context, objective, keyResult),
  };
}

function toExplanations(context: ViewContext, keyResult: KeyResult): KeyResultView["explanations"] {
  const found = context.assessment.keyResults.get(keyResult.id);
  if (found === undefined) return [];
  const list = viewMeasuredExplanations(context, keyResult, found);
  if (found.score === undefined) return list;
  const value = context.format.value(found.score.value, undefined, 2);
  const of = { ...viewExplanation(context, found.score, toUnit(keyResult, context.plan)), value };
  return [...list, { label: `graded ${value}`, of }];
}

/** The note of the reading that counts, where it has one of its own. */
function toRemark(context: ViewContext, keyResult: KeyResult): RemarkView | undefined {
  const latest = context.assessment.keyResults.get(keyResult.id)?.latest;
  if (latest?.note === undefined) return undefined;
  const by = latest.by === undefined ? [] : viewPeople(context, [latest.by]);
  return {
    text: latest.note,
    day: viewDay(context, latest.date, keyResult),
    ...(by[0] === undefined ? {} : { by: by[0] }),
  };
}

function toOwners(
  context: ViewContext,
  objective: Objective,
  { owners }: KeyResult,
): readonly PersonView[] {
  return owners.join() === objective.owners.join() ? [] : viewPeople(context, owners);
}

function toSteps({ format, plan }: ViewContext, { measure }: KeyResult): KeyResultView["steps"] {
  if (measure.kind !== "steps") return [];
  return measure.steps.map(({ title, done, due }) => {
    const isDone = typeof done === "string" ? done <= plan.asOf : done === true;
    const state =
      typeof done === "string" && isDone
        ? `done ${format.day(done)}`
        : isDone
          ? "done"
          : due === undefined
            ? done === undefined
              ? "not known"
              : "not done"
            : `due ${format.day(due)}`;
    return { title, state, done: isDone };
  });
}

function toReferences(
  context: ViewContext,
  shown: KeyResult,
  keyResult: KeyResult,
): KeyResultView["references"] {
  const list: KeyResultView["references"][number][] = [];
  if (shown.id !== keyResult.id) {
    list.push({ label: "The same as", to: toReference(context, keyResult) });
  }
  if (keyResult.kpi !== undefined) {
    list.push({ label: "Values from", to: viewReference(context, keyResult.kpi) });
  }
  for (const edge of context.plan.edgesFrom.get(shown.id) ?? []) {
    if (edge.relation === "supports") {
      list.push({ label: "Supports", to: viewReference(context, edge.to) });
    }
  }
  if (shown.carriedOverFrom !== undefined) {
    list.push({ label: "Carried over from", to: toPredecessor(context, shown.carriedOverFrom) });
  }
  return list;
}

/** Named by its cycle: its own title is nearly the same. */
function toPredecessor(context: ViewContext, id: NodeId): RefView {
  const reference = viewReference(context, id);
  const node = context.plan.nodes.get(id);
  const objective = node?.kind === "key-result" ? context.plan.nodes.get(node.objective) : node;
  if (objective?.kind !== "objective") return reference;
  const cycle = context.plan.cycles.find((known) => known.cycle === objective.cycle);
  return { ...reference, title: cycle?.title.plain ?? reference.title };
}

function toGrade(
  context: ViewContext,
  { outcome }: Objective,
  keyResult: KeyResult,
): GradeView | undefined {
  const score = context.assessment.keyResults.get(keyResult.id)?.score;
  const given = getOwn(outcome?.scores, keyResult.item);
  if (score === undefined) return undefined;
  return {
    score: context.format.value(score.value, undefined, 2),
    ...(given?.reason === undefined ? {} : { reason: given.reason }),
    ...(given?.decision === undefined ? {} : { decision: decisionWords[given.decision] }),
  };
}
