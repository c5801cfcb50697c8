import { Document } from "yaml";
import { listPlans } from "../model/framework/framework-plan.ts";
import type { Mbo, MboObjective } from "../model/framework/mbo.ts";
import { toAuthoredActor } from "../model/id.ts";
import type { IsoDate } from "../model/period.ts";
import { daysBetween } from "../model/period.ts";
import type { Audience, Cycle, PlanGraph } from "../model/plan.ts";
import { findValue } from "../model/scale.ts";
import { chooseTeams } from "./draft/choice.ts";
import type { Choice, DraftKind } from "./draft/draft.ts";
import { DraftError } from "./draft/draft.ts";

/** A document that is to be written. */
export interface DraftFile {
  /** Its id: its path without the ending. */
  readonly id: string;
  readonly text: string;
}

/*
 * An agreement becomes an objective with a key result for each thing agreed:
 *
 *     the why         left open, with what the agreed objectives support as the parents
 *     the share       from where the straight line stands at the start of the cycle to where it stands at its end:
 *                     28 → 12 over 2026 is 20 → 16 in the third quarter
 *     the rhythm      the cycle's: check-ins begin empty
 *     the weights     as agreed; threshold and cap have no place in an OKR
 */

/** An objective made of an agreement. */
export const okrDraft: DraftKind = {
  name: "okr",
  purpose: "Drafts an objective from an agreement (MbO): a key result for each thing agreed.",
  fields: [
    {
      name: "from",
      value: "ID",
      text: "the agreement: mbo/…",
      type: "choice",
      isNeeded: () => true,
      choose: chooseAgreements,
    },
    {
      name: "cycle",
      value: "ID",
      text: "the cycle that it is for (default: the running one)",
      type: "choice",
      isNeeded: () => true,
      choose: ({ cycles }) => cycles.map(({ cycle, title }) => ({ id: cycle, title: title.plain })),
      suggest: ({ currentCycle }) => currentCycle,
    },
    {
      name: "team",
      value: "ID",
      text: "whose it is (default: that of the agreement)",
      type: "choice",
      isNeeded: () => true,
      choose: chooseTeams,
      suggest: (graph, answers) =>
        listPlans(graph, "mbo").find(({ id }) => id === answers.find("from"))?.team,
    },
  ],
  draft: (answers, graph) => {
    const mbo = listPlans(graph, "mbo").find(({ id }) => id === answers.get("from"));
    const cycle = graph.cycles.find((each) => each.cycle === answers.get("cycle"));
    if (!mbo || !cycle) throw new DraftError("There is no such agreement, or no such cycle.");
    if (listDue(mbo, cycle).length === 0) {
      throw new DraftError(
        `\`${cycle.cycle}\` lies outside the time of \`${mbo.id}\`, ${mbo.period.start} to ${mbo.period.end}.`,
      );
    }
    const { id, text } = draftOkr(mbo, cycle, graph, answers.get("team"));
    return {
      files: [{ file: `${id}.md`, text }],
      next: [
        "Write the title anew: a sentence that says what will be true, without a number.",
        `Write below the second \`---\` why it matters in ${cycle.title.plain}, and what is not done for it.`,
        "Take `state: draft` out once it is agreed.",
      ],
    };
  },
};

function chooseAgreements(graph: PlanGraph): readonly Choice[] {
  return listPlans(graph, "mbo").map(({ id, title }) => ({ id, title: title.plain }));
}

/** The agreed objectives whose time meets a cycle: of the others no share falls into it. */
function listDue({ objectives }: Mbo, { period }: Cycle): readonly MboObjective[] {
  return objectives.filter(
    (objective) => objective.period.start < period.end && objective.period.end > period.start,
  );
}

/** Drafts an objective of a cycle from an agreement; what is internal or confidential there stays so. */
function draftOkr(mbo: Mbo, cycle: Cycle, plan: PlanGraph, team: string): DraftFile {
  const id = `${cycle.cycle}/${team}/${toSlug(mbo.document)}`;
  const due = listDue(mbo, cycle);
  const parents = due.flatMap((objective) => listParents(plan, objective));
  const data = {
    kind: "objective",
    title: `What ${mbo.title.plain} is to make true`,
    owner: toAuthoredActor(mbo.holder),
    state: "draft",
    ...toAudience(mbo),
    supports: [
      ...[...new Map(parents.map((parent) => [parent.to, parent])).values()].map(({ to, how }) =>
        how === undefined ? to : { to, how },
      ),
      ...due.map(({ id: to }) => ({ to, how: "Its share of what was agreed for the year." })),
    ],
    keyResults: due.map((objective, index) => ({
      id: `kr${index + 1}`,
      title: objective.title.plain,
      ...toAudience(objective),
      ...(objective.valueState === "known" ? {} : { valueState: objective.valueState }),
      ...toShare(objective, cycle),
      ...(objective.unit === undefined ? {} : { unit: objective.unit }),
      ...(objective.kpi === undefined ? {} : { kpi: objective.kpi }),
      weight: objective.weight,
    })),
  };
  const document = new Document(data, { version: "1.2", schema: "core" });
  document.commentBefore = ` Drafted from ${mbo.id}`;
  const frontMatter = document.toString({ lineWidth: 100, flowCollectionPadding: false });
  return { id, text: `---\n${frontMatter}---\n` };
}

function toSlug(document: string): string {
  return document.split("/").at(-1) ?? document;
}

function toAudience({ audience }: { readonly audience?: Audience }): { audience?: Audience } {
  return audience === undefined ? {} : { audience };
}

function listParents(
  plan: PlanGraph,
  objective: MboObjective,
): readonly { readonly to: string; readonly how: string | undefined }[] {
  return (plan.edgesFrom.get(objective.id) ?? [])
    .filter(({ relation, to }) => relation === "supports" && plan.nodes.get(to)?.kind === "theme")
    .map(({ to, how }) => ({ to, how: how?.plain }));
}

/**
 * The piece of the way that falls into the cycle, on the straight line that was agreed. The ends of the agreement stay
 * as they were agreed; what lies between is rounded to two digits of the step.
 */
function toShare(
  { measure, period: year }: MboObjective,
  { period }: Cycle,
): { readonly from?: number; readonly to?: number } {
  const length = Math.max(1, daysBetween(year.start, year.end));
  const at = (date: IsoDate): number =>
    Math.min(1, Math.max(0, daysBetween(year.start, date) / length));
  const [start, end] = [at(period.start), at(period.end)];
  const [from, to] = [findValue(measure, start), findValue(measure, end)];
  if (from === undefined || to === undefined || from === to) return {};
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(Math.abs(to - from))));
  const round = (value: number, share: number): number =>
    share === 0 || share === 1 ? value : Number(value.toFixed(Math.min(decimals, 20)));
  return { from: round(from, start), to: round(to, end) };
}
