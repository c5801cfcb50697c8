import { layoutScoreCourse, type ScoreCourse } from "../graph/score-course.ts";
import { comparePromises } from "../history/promise.ts";
import { toCount } from "../model/count.ts";
import { findLineage, listLineages, type Lineage } from "../model/lineage.ts";
import type { Cycle, Objective } from "../model/plan.ts";
import { toChanges, findShownScore } from "./compare-strand.ts";
import type { ViewContext } from "./context.ts";
import { decisionWords } from "./decision.ts";
import { viewFrame } from "./frame.ts";
import { toScore, viewTeams } from "./objective-row.ts";
import type { FrameView, Glyph, RefView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";
import { statusWords } from "./status.ts";

/** An objective through the cycles. */
export interface LineageView {
  readonly frame: FrameView;
  readonly title: string;
  readonly sentence: string;
  readonly wide: ScoreCourse;
  readonly narrow: ScoreCourse;
  readonly label: string;
  readonly rows: readonly LineageRow[];
}

/** One of them, with what changed since the one before. */
export interface LineageRow {
  readonly id: string;
  readonly cycle: { readonly title: string; readonly url: string };
  readonly objective: RefView;
  readonly glyph: Glyph;
  readonly word: string;
  readonly score: string;
  readonly isOpen: boolean;
  readonly teams: readonly { readonly title: string; readonly url: string }[];
  /** What it came from. */
  readonly from: readonly { readonly objective: RefView; readonly word: string }[];
  readonly changes: readonly string[];
  readonly reason?: string;
  readonly learned?: string;
  readonly decision?: string;
}

export const lineageUrl = "/lineage/";

/** The lineages that have a page; a sealed quarter leaves them to the running portal. */
export function listShownLineages({ plan, seal }: ViewContext): readonly Lineage[] {
  return seal === undefined ? listLineages(plan) : [];
}

/** The address of a lineage: that of its first objective does not change when it goes on. */
export function toLineageUrl({ first }: Lineage): string {
  return `${lineageUrl}${first.url.replace(/^\//, "")}`;
}

/** The way to an objective's lineage, where it is longer than itself. */
export function toLineageLink(
  { plan, seal }: ViewContext,
  { id }: Objective,
): { readonly lineage?: string } {
  const lineage = seal === undefined ? findLineage(plan, id) : undefined;
  return lineage === undefined ? {} : { lineage: toLineageUrl(lineage) };
}

/** Views an objective through the cycles. */
export function viewLineage(context: ViewContext, lineage: Lineage): LineageView {
  const { first, members } = lineage;
  const last = members.at(-1) ?? first;
  const cycles = listCycles(context, members);
  const rows = members.map((objective) => toRow(context, lineage, objective));
  const count = toCount(cycles.length, "cycle");
  const title = last.title.plain;
  const input = toCourse(context, lineage, cycles);
  return {
    frame: viewFrame(context, {
      path: toLineageUrl(lineage),
      title: `${title}, through the cycles (${first.id})`,
      description: `What was promised, kept and changed over ${count}, since ${cycles[0]?.title.plain ?? ""}.`,
      breadcrumb: [{ title: "Through the cycles", url: lineageUrl }, { title }],
    }),
    title,
    sentence: `${toCount(members.length, "objective")} over ${count}, since ${cycles[0]?.title.plain ?? ""}.`,
    wide: layoutScoreCourse({ ...input, size: "wide" }),
    narrow: layoutScoreCourse({ ...input, size: "narrow" }),
    label: rows
      .map(
        ({ cycle, objective, score, word }) =>
          `${cycle.title}: ${objective.title}, ${score}, ${word.toLowerCase()}`,
      )
      .join("; "),
    rows,
  };
}

function toRow(context: ViewContext, { steps }: Lineage, objective: Objective): LineageRow {
  const { assessment, plan } = context;
  const cycle = getPlanIndex(plan).cycles.get(objective.cycle);
  const score = findShownScore(context, objective);
  const before = steps.filter(({ to }) => to === objective);
  const status = assessment.objectives.get(objective.id)?.status.name ?? "pending";
  const { decision, learned, reason } = objective.outcome ?? {};
  return {
    id: objective.id.replaceAll("/", "-"),
    cycle: { title: cycle?.title.plain ?? objective.cycle, url: cycle?.url ?? "/" },
    objective: toReference(context, objective),
    ...statusWords[status],
    score: score === undefined ? "no score" : toScore(context, score.value),
    isOpen: score?.isOpen ?? false,
    teams: viewTeams(context, objective.teams),
    from: before.map(({ from, kind }) => ({
      objective: toReference(context, from),
      word: kind === "carried" ? "Carried over from" : "In the place of",
    })),
    changes: before.flatMap(({ from }) =>
      toChanges({ before: context, after: context }, comparePromises(from, objective)),
    ),
    ...(reason !== undefined && { reason }),
    ...(learned !== undefined && { learned }),
    ...(decision !== undefined && { decision: decisionWords[decision] }),
  };
}

function listCycles({ plan }: ViewContext, members: readonly Objective[]): readonly Cycle[] {
  const lived = new Set(members.map(({ cycle }) => cycle));
  return plan.cycles.filter(({ cycle }) => lived.has(cycle));
}

function toCourse(context: ViewContext, { members, steps }: Lineage, cycles: readonly Cycle[]) {
  const columns = new Map(cycles.map(({ cycle }, index) => [cycle, index]));
  return {
    columns: cycles.map(({ title }) => title.plain),
    points: members.map((objective) => {
      const score = findShownScore(context, objective);
      const said = score === undefined ? "no score" : toScore(context, score.value);
      return {
        column: columns.get(objective.cycle) ?? 0,
        ...(score && { score: score.value }),
        text: objective.code === undefined ? said : `${objective.code} ${said}`,
        isOpen: score?.isOpen ?? false,
      };
    }),
    lines: steps.map(({ from, kind, to }) => ({
      from: members.indexOf(from),
      to: members.indexOf(to),
      isDashed: kind === "replaced",
    })),
  };
}
