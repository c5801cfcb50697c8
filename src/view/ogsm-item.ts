import type { OgsmAction, OgsmGoal, OgsmMeasure } from "../model/framework/ogsm.ts";
import { findLateness, isOver } from "../model/ogsm-action.ts";
import type { ViewContext } from "./context.ts";
import { viewMeasured, type MeasuredView } from "./measured.ts";
import { toWorkState, type WorkView } from "./objective-work.ts";
import type { PersonView, RefView } from "./part.ts";
import { viewPeople } from "./person.ts";
import { viewReference } from "./reference.ts";
import { viewOrientation, type TagView } from "./tag.ts";

/** A goal or a measure, on the sheet and in full below it. */
export interface OgsmMeasureView extends MeasuredView {
  /** `s1m1`; absent where it is written in another plan. */
  readonly anchor?: string;
  /** Its page: the KPI that its values come from, or its own place. */
  readonly url: string;
  /** Safe HTML. */
  readonly title: string;
  readonly owners: readonly PersonView[];
  readonly kpi?: RefView;
  /** Hard or aspirational, output or input; of a goal from whose eyes it is seen. */
  readonly tags: readonly TagView[];
  readonly isAspirational: boolean;
}

/** An action with its parts. */
export interface OgsmActionView {
  readonly anchor?: string;
  /** Where it is written, if that is elsewhere: an initiative. */
  readonly url?: string;
  readonly title: string;
  readonly owners: readonly PersonView[];
  readonly state: WorkView["state"];
  /** `Sep`, `Mar 2027`: as short as it can be without doubt. */
  readonly when: string;
  readonly due: string;
  /** `1 of 3 parts done`; empty without parts. */
  readonly done: string;
  readonly parts: readonly OgsmActionView[];
}

/** Views a goal or a measure for a plan; `own` says whether it is written there. */
export function viewOgsmMeasure(
  context: ViewContext,
  item: OgsmGoal | OgsmMeasure,
  own: boolean,
): OgsmMeasureView {
  return {
    ...viewMeasured(context, item),
    ...(own ? { anchor: item.item } : {}),
    url: item.url,
    title: item.title.html,
    owners: viewPeople(context, item.owners),
    ...(item.kpi === undefined ? {} : { kpi: viewReference(context, item.kpi) }),
    tags: toTags(item),
    isAspirational: item.role === "ogsm-measure" && item.aspirational,
  };
}

const perspectives = {
  financial: "Financial",
  customer: "Customers",
  process: "How we work",
  people: "People",
  sustainability: "Sustainability",
} as const;

function toTags(item: OgsmGoal | OgsmMeasure): readonly TagView[] {
  if (item.role === "ogsm-goal") {
    const { perspective } = item;
    return perspective === undefined ? [] : [{ kind: "plain", word: perspectives[perspective] }];
  }
  return [
    item.aspirational
      ? { kind: "aspirational", word: "Aspirational", title: "Set to stretch: scored apart" }
      : { kind: "committed", word: "Hard target", title: "To be met in full" },
    ...(item.orientation === undefined ? [] : [viewOrientation(item.orientation)]),
  ];
}

/** Views an action for a plan; `own` says whether it is written there, `isIdle` that it is a part of what is over. */
export function viewOgsmAction(
  context: ViewContext,
  action: OgsmAction,
  own: boolean,
  isIdle = false,
): OgsmActionView {
  const { due, actions, shows } = action;
  const done = actions.filter(({ status }) => status === "done").length;
  const shown = shows === undefined ? undefined : context.plan.nodes.get(shows);
  const url = shown?.url ?? (own ? undefined : action.url);
  return {
    ...(own ? { anchor: action.item } : {}),
    ...(url === undefined ? {} : { url }),
    title: action.title.html,
    owners: viewPeople(context, action.owners),
    state: toActionState(context, action, isIdle),
    when: due === undefined ? "" : context.format.day(due),
    due: due === undefined ? "" : context.format.date(due),
    done: actions.length === 0 ? "" : `${done} of ${actions.length} parts done`,
    parts: actions.map((part) => viewOgsmAction(context, part, own, isIdle || isOver(action))),
  };
}

/** As of any work; but what should have begun is late as well, and a part of what is over is never late. */
function toActionState(
  context: ViewContext,
  action: OgsmAction,
  isIdle: boolean,
): OgsmActionView["state"] {
  if (isIdle) return toWorkState(context, { status: action.status });
  const lateness = findLateness(action, context.plan.asOf);
  if (lateness?.what === "not-begun") return { glyph: "behind", word: "Not begun" };
  return toWorkState(context, action);
}
