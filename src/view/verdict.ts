import type { ObjectiveAssessment } from "../model/assessment.ts";
import type { IsoDate } from "../model/period.ts";
import type { Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { ExplanationView, LaneView, RefView, StatusView } from "./part.ts";
import { viewExplanation } from "./explanation.ts";
import { viewLane } from "./lane.ts";
import { viewReference } from "./reference.ts";
import { endSentence } from "./sentence.ts";
import { toGapSentence, viewStatus } from "./status.ts";

/** How an objective stands, in a sentence. */
export interface VerdictView {
  readonly status: StatusView;
  /** `54% of the way where 63% is expected, so 9 points behind. Four key results, equally weighted.` */
  readonly sentence: string;
  readonly lane: LaneView;
  /** `Start, 1 Jul` and `Target, 30 Sep`. */
  readonly start: string;
  readonly end: string;
  /** The key result that is furthest behind. */
  readonly weakest?: RefView;
  readonly explanations: readonly { readonly label: string; readonly of: ExplanationView }[];
}

/** Views how an objective stands. */
export function viewVerdict(context: ViewContext, objective: Objective): VerdictView {
  const { format } = context;
  const { period } = objective;
  const found = context.assessment.objectives.get(objective.id);
  if (found === undefined) throw new Error(`no assessment: ${objective.id}`);
  const isWeak = objective.keyResults.length > 1 && found.status.basis !== "closed";
  return {
    status: viewStatus(found.status, format),
    sentence: [toStanding(context, objective, found), toBasis(context, objective, found)]
      .filter((sentence) => sentence !== "")
      .join(" "),
    lane: viewLane(found, format),
    start: `Start, ${format.dayIn(period, period.start)}`,
    end: `Target, ${format.dayIn(period, period.end)}`,
    ...(isWeak && found.weakest !== undefined
      ? { weakest: viewReference(context, found.weakest) }
      : {}),
    explanations: toExplanations(context, found),
  };
}

function toStanding(
  context: ViewContext,
  objective: Objective,
  { status, progress, expected, score }: ObjectiveAssessment,
): string {
  const { format } = context;
  const { outcome, period } = objective;
  switch (status.basis) {
    case "closed": {
      const graded =
        score === undefined
          ? "Nobody graded it."
          : `Graded ${format.value(score.value, undefined, 2)}.`;
      // Where there is an outcome, the page gives the reason there.
      return outcome?.reason === undefined && status.reason !== undefined
        ? `${graded} ${status.reason}`
        : graded;
    }
    case "silence":
      return status.since === undefined
        ? endSentence(`Nobody has checked in since ${toBegin(context, objective)}`)
        : endSentence(`${toQuiet(objective, status.since)} since ${format.date(status.since)}`);
    case "pace": {
      const way = `${format.percent(progress?.value ?? 0)} of the way`;
      const due =
        expected === undefined ? "" : ` where ${format.percent(expected.value)} is expected`;
      return `${way}${due}, so ${toGapSentence(status.gap, format)}.`;
    }
    case "outlook":
      return "As reported: there is no figure to compute it from.";
    case "none":
      if (status.why === "not-begun") {
        return endSentence(`It begins on ${format.date(period.start)}`);
      }
      return status.why === "not-due"
        ? "What it promises is done or not, and is not due yet."
        : "No check-in has given a value yet.";
  }
}

/** What has not happened since a day: another check-in, or anything where the last that was heard was a KPI's reading. */
function toQuiet({ checkIns }: Objective, since: IsoDate): string {
  return checkIns.some(({ date }) => date === since)
    ? "Nobody has checked in"
    : "Nothing has been heard of it";
}

/** When silence began of what was never heard of. */
function toBegin({ plan, format }: ViewContext, { cycle, period: { start } }: Objective): string {
  const isWithCycle = plan.cycles.some(
    (each) => each.cycle === cycle && each.period.start === start,
  );
  return isWithCycle ? "the cycle began" : `it began on ${format.date(start)}`;
}

const numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** What the progress is made of. */
function toBasis(
  context: ViewContext,
  { rollUp, keyResults }: Objective,
  { progress }: ObjectiveAssessment,
): string {
  if (progress === undefined) return "";
  switch (rollUp) {
    case "manual":
      return "Its progress is set by hand.";
    case "children":
      return "Its progress is that of the objectives below.";
    case "both":
      return "Its progress is that of its key results and of the objectives below.";
    case "keyResults": {
      const scored = keyResults.filter(
        ({ id }) => context.assessment.keyResults.get(id)?.progress !== undefined,
      );
      const count = numbers[scored.length] ?? String(scored.length);
      if (scored.length === 1) return "One key result counts.";
      const [first] = scored;
      const isEqual = scored.every(({ weight }) => weight === first?.weight);
      return `${count} key results, ${isEqual ? "equally weighted" : "by their weights"}.`;
    }
  }
}

function toExplanations(
  context: ViewContext,
  { progress, expected, score }: ObjectiveAssessment,
): VerdictView["explanations"] {
  const list: VerdictView["explanations"][number][] = [];
  if (progress !== undefined) {
    const of = viewExplanation(context, progress);
    list.push({ label: `${of.value} of the way`, of });
  }
  if (expected !== undefined) {
    const of = viewExplanation(context, expected);
    list.push({ label: `${of.value} expected`, of });
  }
  if (score !== undefined) {
    const value = context.format.value(score.value, undefined, 2);
    list.push({ label: `graded ${value}`, of: { ...viewExplanation(context, score), value } });
  }
  return list;
}
