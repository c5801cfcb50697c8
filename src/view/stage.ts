import { indexed } from "../model/indexed.ts";
import type { Plan } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";

/** What a page must say before all else: that what it shows does not hold, or not yet. */
export interface StageView {
  readonly word: string;
  readonly text: string;
}

const states = {
  draft: {
    word: "Draft",
    text: "Nobody has agreed to it yet: it is asked for no check-ins, and counts nowhere.",
  },
  proposed: {
    word: "Proposed",
    text: "It is being discussed: it is asked for no check-ins, and counts nowhere.",
  },
} as const satisfies Record<string, StageView>;

/** Says of a page that it shows a draft, a proposal, or a cycle that is still being planned. */
export function viewStage(
  { plan, format }: Pick<ViewContext, "plan" | "format">,
  path: string,
): StageView | undefined {
  const state = getStates(plan).get(path);
  if (state !== undefined) return states[state];
  const cycle = plan.cycles.find(({ url }) => url === path);
  if (cycle?.state !== "planning") return undefined;
  const day = format.date(cycle.period.start);
  const begins = cycle.period.start > plan.asOf ? `It begins on ${day}` : `It began on ${day}`;
  return { word: "In planning", text: `${begins}, and what is planned for it may still change.` };
}

/** Says on every page of a preview what it is one of; `of` as in `pull request 12`. */
export function viewPreview(of: string): StageView {
  return { word: "Preview", text: `Of ${of}: what is proposed there, and not what holds.` };
}

/** The states of all that is no more than written down, by page, found once: every page asks. */
const getStates = indexed(
  "stage",
  "plan",
  (plan: Plan): ReadonlyMap<string, keyof typeof states> =>
    new Map(
      [...plan.objectives, ...plan.frameworkPlans].flatMap(({ url, state }) =>
        state === "draft" || state === "proposed" ? [[url, state] as const] : [],
      ),
    ),
  { by: "path" },
);
