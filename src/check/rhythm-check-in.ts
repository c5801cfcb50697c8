import { isClosed } from "../model/closing.ts";
import type { Finding } from "../model/finding.ts";
import type { IsoDate } from "../model/period.ts";
import { addDays } from "../model/period.ts";
import type { CheckIn, KeyResult, Kpi, Objective, PlanGraph } from "../model/plan.ts";
import { findShare, isHeld } from "../model/scale.ts";
import type { Rhythm, Silence } from "../model/silence.ts";
import { findKeyResultSilence, findObjectiveSilence } from "../model/silence.ts";
import type { Outlook, Pace } from "../model/status.ts";
import { outlookPaces } from "../model/status.ts";
import type { RuleInput } from "./rule-input.ts";
import { getActiveObjectives, getLimit, toFindingAt } from "./rule-input.ts";

/** Holds what was reported of running objectives, and when, against the rules. */
export function checkCheckIns({ graph, assessment }: RuleInput): readonly Finding[] {
  const kpis = new Map(graph.kpis.map((kpi) => [kpi.id, kpi]));
  const cycles = new Map(graph.cycles.map((cycle) => [cycle.cycle, cycle]));
  const still = getLimit(graph, "reported-against-data", "days");
  const { graceDays } = graph.portal.status;
  const running = getActiveObjectives(graph).filter(
    (objective) => !isClosed(objective) && graph.asOf <= objective.period.end,
  );
  return running.flatMap((objective) => {
    const status = assessment.objectives.get(objective.id)?.status;
    const pace = status?.basis === "pace" ? status.name : undefined;
    const cycle = cycles.get(objective.cycle);
    const rhythm = { days: cycle?.rhythm, graceDays, begin: cycle?.period.start };
    return [
      ...checkRhythm(objective, kpis, rhythm, graph),
      ...checkOutlook(objective, pace, Math.max(still, rhythm.days ?? 0)),
    ];
  });
}

/** The rhythm of a cycle, and when that began. */
interface CycleRhythm extends Rhythm {
  readonly begin: IsoDate | undefined;
}

/** A silent objective is one finding; its key results are asked only where it has spoken. */
function checkRhythm(
  objective: Objective,
  kpis: ReadonlyMap<string, Kpi>,
  rhythm: CycleRhythm,
  graph: PlanGraph,
): Finding[] {
  const { checkIns, source, title } = objective;
  const silence = findObjectiveSilence(objective, kpis, rhythm, graph.asOf);
  if (silence) {
    const last = checkIns.findLast(({ date }) => date === silence.since);
    const message = `${getSilence(`\`${title.plain}\``, silence, objective, rhythm)}, ${getDue(rhythm, silence)}.`;
    const hint = "Add a check-in, even if nothing has changed.";
    const place = last ? { source: last.source, keys: ["date"] } : { source, keys: ["title"] };
    return [toFindingAt("check-in-overdue", place.source, place.keys, message, { hint })];
  }
  return objective.keyResults.flatMap((keyResult) => {
    if (keyResult.sameAs !== undefined || keyResult.kpi !== undefined) return [];
    const quiet = findKeyResultSilence(keyResult, objective, undefined, rhythm, graph.asOf);
    if (!quiet) return [];
    const name = `\`${keyResult.title.plain}\``;
    const message = `${getSilence(name, quiet, keyResult, rhythm)} although its objective has checked in, ${getDue(rhythm, quiet)}.`;
    const hint = "Give its value in the next check-in, or `null` where it was not measured.";
    return [toFindingAt("check-in-overdue", keyResult.source, ["title"], message, { hint })];
  });
}

/** Silence is counted from the start at the earliest: what was heard before that, as by a wrong year, is named with it. */
function getSilence(
  name: string,
  { since }: Silence,
  { period: { start } }: Objective | KeyResult,
  { begin }: CycleRhythm,
): string {
  const nothing = `Nothing has been heard of ${name} since`;
  if (since === undefined)
    return start === begin ? `${nothing} the cycle began` : `${nothing} it began on ${start}`;
  return since < start
    ? `${nothing} it began on ${start} (what was heard last is of ${since})`
    : `${nothing} ${since}`;
}

function getDue({ days, graceDays }: Rhythm, { overdue }: Silence): string {
  return `${overdue} ${overdue === 1 ? "day" : "days"} longer than the ${days} days of the rhythm and ${graceDays} of grace`;
}

/** Outlook and pace as steps; ahead is as good as on pace here, as no outlook says more than on track. */
const steps: Readonly<Record<Pace, number>> = { ahead: 0, "on-pace": 0, behind: 1, "off-pace": 2 };

function checkOutlook(objective: Objective, pace: Pace | undefined, still: number): Finding[] {
  const checkIn = objective.checkIns.findLast(({ outlook }) => outlook !== undefined);
  if (!checkIn?.outlook) return [];
  const { outlook } = checkIn;
  const apart = pace ? steps[outlookPaces[outlook]] - steps[pace] : 0;
  if (pace && Math.abs(apart) >= 2) return [toContradiction(objective, checkIn, outlook, pace)];
  const since = addDays(checkIn.date, -still);
  if (outlook !== "on-track" || !isStill(objective.keyResults, since, checkIn.date)) return [];
  const message = `\`${objective.title.plain}\` is reported on track, and no value of it had moved in the ${still} days before.`;
  const hint = "Say in the check-in what is happening, or report what the values say.";
  return [toFindingAt("reported-against-data", checkIn.source, ["outlook"], message, { hint })];
}

function toContradiction(
  { title }: Objective,
  { source }: CheckIn,
  outlook: Outlook,
  pace: Pace,
): Finding {
  const words = { ahead: "ahead", "on-pace": "on pace", behind: "behind", "off-pace": "off pace" };
  const message = `\`${title.plain}\` is reported \`${outlook}\`, and its values are ${words[pace]}.`;
  const hint = "Say in the note what the values do not show, or report what they say.";
  return toFindingAt("reported-against-data", source, ["outlook"], message, { hint });
}

/**
 * Whether every key result that can still move was read before a date, and had the same value on a later one. What is
 * reached need not move any more, and a KPI may have no reading yet.
 */
function isStill(keyResults: readonly KeyResult[], since: IsoDate, until: IsoDate): boolean {
  const movable = keyResults
    .filter(({ measure }) => !isHeld(measure))
    .map(({ kpi, measure, observations }) => {
      const readings = observations.flatMap(({ date, value }) =>
        typeof value === "number" && date <= until ? [{ date, value }] : [],
      );
      return { kpi, measure, readings };
    })
    .filter(({ measure, readings }) => {
      const last = readings.at(-1);
      return last && (findShare(measure, last.value) ?? 0) < 1;
    });
  return (
    movable.length > 0 &&
    movable.every(({ kpi, readings }) => {
      const before = readings.findLast(({ date }) => date <= since);
      const last = readings.at(-1);
      if (kpi !== undefined && last === before) return false;
      return before !== undefined && last?.value === before.value;
    })
  );
}
