import { toCount } from "../model/count.ts";
import type { Ogsm, OgsmItem } from "../model/framework/ogsm.ts";
import { isOgsmItem } from "../model/ogsm-inheritance.ts";
import type { Actor } from "../model/plan.ts";
import type { MeanScore } from "../model/ogsm-score.ts";
import { scoreOgsm } from "../model/ogsm-score.ts";
import type { OgsmNeed } from "../model/ogsm-need.ts";
import { listNeeds } from "../model/ogsm-need.ts";
import { getPace, getStatus } from "../model/status.ts";
import type { ViewContext } from "./context.ts";
import { viewExplanation } from "./explanation.ts";
import { viewLane } from "./lane.ts";
import type { ExplanationView, Glyph, LaneView, PersonView, RefView, StatusView } from "./part.ts";
import { viewPeople } from "./person.ts";
import { toReference } from "./reference.ts";
import { statusWords, viewStatus } from "./status.ts";

/** One of the three numbers of a plan's score. */
export interface ScoreView {
  readonly title: string;
  /** `58%`; `No data` where nothing has any. */
  readonly value: string;
  readonly status: StatusView;
  readonly lane: LaneView;
  /** `7 hard targets, 1 without data, 2 without a check-in`. */
  readonly basis: string;
  readonly explanations: readonly { readonly label: string; readonly of: ExplanationView }[];
}

/** Something to improve. */
export interface NeedRowView {
  readonly glyph: Glyph;
  /** `Behind`, `Late`. */
  readonly word: string;
  readonly item: RefView;
  /** `12 points behind`, `8 days past its due date`. */
  readonly say: string;
  readonly owners: readonly PersonView[];
}

/** Views the score of a plan or a strategy; without the numbers that it has nothing for. */
export function viewOgsmScore(
  context: ViewContext,
  parts: Parameters<typeof scoreOgsm>[0],
): readonly ScoreView[] {
  const score = scoreOgsm(parts, context.assessment.measured);
  return [
    ...toScore(context, "Goals", "goal", score.goals),
    ...toScore(context, "Hard targets", "hard target", score.hard),
    ...toScore(context, "Aspirational measures", "aspirational measure", score.aspirational),
  ];
}

function toScore(
  context: ViewContext,
  title: string,
  noun: string,
  score: MeanScore,
): readonly ScoreView[] {
  const { progress, expected, gap, count, silence } = score;
  if (count === 0) return [];
  const { format, plan } = context;
  const facts = {
    ...(gap !== undefined && { gap }),
    ...(silence && { silence }),
    pending: "no-data" as const,
  };
  const status = getStatus(facts, plan.portal.status);
  const paced = { status, ...(progress && { progress }), ...(expected && { expected }) };
  const toLine = (word: string, explained: typeof progress) => {
    if (explained === undefined) return [];
    const of = viewExplanation(context, explained);
    return [{ label: `${of.value} ${word}`, of }];
  };
  return [
    {
      title,
      value: progress === undefined ? "No data" : format.percent(progress.value),
      status: viewStatus(status, format),
      lane: viewLane(paced, format),
      basis: toBasis(noun, score),
      explanations: [...toLine("of the way", progress), ...toLine("expected", expected)],
    },
  ];
}

function toBasis(noun: string, { count, withoutData, withoutCheckIn }: MeanScore): string {
  return [
    toCount(count, noun),
    ...(withoutData === 0 ? [] : [`${withoutData} without data`]),
    ...(withoutCheckIn === 0 ? [] : [`${withoutCheckIn} without a check-in`]),
  ].join(", ");
}

/** Views what to improve in a plan. */
export function viewOgsmNeeds(context: ViewContext, ogsm: Ogsm): readonly NeedRowView[] {
  return listNeeds(context.plan, context.assessment, ogsm).map((need) => {
    const { status, ...item } = toReference(context, need.item);
    return {
      ...toWords(context, need, status),
      item,
      owners: viewPeople(context, getAnswerable(context, need.item)),
    };
  });
}

/** Who answers for an item: its owners, else those of the strategy that it stands in. */
function getAnswerable({ plan }: ViewContext, item: OgsmNeed["item"]): readonly Actor[] {
  let at: OgsmItem = item;
  while (at.owners.length === 0) {
    const above =
      at.role === "ogsm-measure" ? at.strategy : at.role === "ogsm-action" ? at.parent : undefined;
    const node = above === undefined ? undefined : plan.nodes.get(above);
    if (node?.kind !== "plan-item" || !isOgsmItem(node)) break;
    at = node;
  }
  return at.owners;
}

function toWords(
  context: ViewContext,
  need: OgsmNeed,
  status: StatusView | undefined,
): Pick<NeedRowView, "glyph" | "word" | "say"> {
  switch (need.what) {
    case "behind": {
      const name = getPace(need.found.gap ?? 0, context.plan.portal.status);
      return { ...statusWords[name], say: status?.say ?? "" };
    }
    case "silent":
      return { ...statusWords["no-check-in"], say: status?.say ?? "" };
    case "late": {
      const { days, what } = need.lateness;
      const say = what === "overdue" ? "past its due date" : "past its start, and not begun";
      return { glyph: "behind", word: "Late", say: `${toCount(days, "day")} ${say}` };
    }
    case "no-measure":
      return { glyph: "none", word: "No measure", say: "nothing says whether it works" };
    case "no-carrier":
      return { glyph: "none", word: "No OKR", say: "no objective of the cycle carries it" };
  }
}
