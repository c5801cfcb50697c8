import { toCount } from "../model/count.ts";
import type { Ogsm } from "../model/framework/ogsm.ts";
import type { EffectiveGoals, EffectiveObjective } from "../model/ogsm-inheritance.ts";
import type { ViewContext } from "./context.ts";
import { viewOgsmMeasure, type OgsmMeasureView } from "./ogsm-item.ts";
import { roleWords } from "./framework-word.ts";
import type { RefView } from "./part.ts";
import { toReference } from "./reference.ts";

/** Where something comes from that a plan does not say itself. */
export interface ProvenanceView {
  /** `from`, or `in place of` what would count otherwise. */
  readonly word: string;
  readonly plan: RefView;
  /** Safe HTML: what that one says, where this plan says something else. */
  readonly text?: string;
}

export interface OgsmObjectiveView {
  readonly title: string;
  readonly provenance: readonly ProvenanceView[];
}

export interface OgsmGoalsView {
  readonly items: readonly OgsmMeasureView[];
  /** `in numbers, by 31 December 2028`. */
  readonly note: string;
  readonly provenance: readonly ProvenanceView[];
}

/** The plan that inherited goals count in. */
export interface ElsewhereView {
  /** `6 goals count where they are written`. */
  readonly text: string;
  readonly plan: RefView;
}

/** Views the objective that counts for a plan. */
export function viewOgsmObjective(
  context: ViewContext,
  { text, item, from, by, overrides }: EffectiveObjective,
): OgsmObjectiveView {
  const plan = toReference(context, from);
  const source =
    item === undefined
      ? { word: "from", plan }
      : {
          word: `from ${roleWords[item.role].toLowerCase()} ${item.code ?? ""} of`,
          plan: { ...plan, url: item.url },
        };
  const provenance = [
    ...(by === "own" ? [] : [source]),
    ...(overrides === undefined
      ? []
      : [
          {
            word: "in place of",
            plan: toReference(context, overrides.from),
            text: overrides.text.html,
          },
        ]),
  ];
  return { title: text.html, provenance };
}

/** Views the goals that count for a plan. */
export function viewOgsmGoals(
  context: ViewContext,
  ogsm: Ogsm,
  found: EffectiveGoals | undefined,
): OgsmGoalsView {
  if (found === undefined) return { items: [], note: "in numbers", provenance: [] };
  const { goals, from, by: means, overrides } = found;
  const ends = new Set(goals.map(({ period }) => period.end));
  const [end] = ends;
  const by = ends.size === 1 && end !== undefined ? `, by ${context.format.date(end)}` : "";
  const provenance = [
    ...(means === "own" ? [] : [{ word: "from", plan: toReference(context, from) }]),
    ...(overrides === undefined
      ? []
      : [
          {
            word: `in place of ${toCount(overrides.goals.length, "goal")} in`,
            plan: toReference(context, overrides.from),
          },
        ]),
  ];
  return {
    items: goals.map((goal) => viewOgsmMeasure(context, goal, goal.plan === ogsm.id)),
    note: `in numbers${by}`,
    provenance,
  };
}

/** Says of goals that are not a plan's own in which one they count. */
export function viewElsewhere(
  context: ViewContext,
  ogsm: Ogsm,
  found: EffectiveGoals | undefined,
): { readonly elsewhere?: ElsewhereView } {
  if (found === undefined || found.by === "own") return {};
  const lent = found.goals.filter(({ plan }) => plan !== ogsm.id).length;
  const text = toCount(
    lent,
    "goal counts where it is written",
    "goals count where they are written",
  );
  return { elsewhere: { text, plan: toReference(context, found.from) } };
}
