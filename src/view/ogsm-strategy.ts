import type { Ogsm, OgsmStrategy } from "../model/framework/ogsm.ts";
import type { CycleId } from "../model/id.ts";
import type { Carrier } from "../model/ogsm-carrier.ts";
import { listCarriers } from "../model/ogsm-carrier.ts";
import { getParts } from "../model/ogsm-inheritance.ts";
import { viewMarkdown } from "./body.ts";
import { viewCalled, type CalledView } from "./called.ts";
import type { ViewContext } from "./context.ts";
import { viewStepsDown, viewStepsUp, type CascadeStepView } from "./ogsm-cascade.ts";
import {
  viewOgsmAction,
  viewOgsmMeasure,
  type OgsmActionView,
  type OgsmMeasureView,
} from "./ogsm-item.ts";
import { viewOgsmScore, type ScoreView } from "./ogsm-score.ts";
import type { BodyPart, PersonView, RefView } from "./part.ts";
import { viewPeople } from "./person.ts";
import { toReference, viewReference } from "./reference.ts";

/** A strategy: a row of the sheet, and in full below it. */
export interface OgsmStrategyView {
  /** Absent where it is written in another plan. */
  readonly anchor?: string;
  readonly code?: string;
  /** Safe HTML, as are the next two. */
  readonly title: string;
  readonly chosen?: string;
  readonly notDoing: readonly string[];
  readonly owners: readonly PersonView[];
  /** The theme that it serves. */
  readonly theme?: RefView;
  /** The plan that lends it: there it is written, here it plays a role. */
  readonly lent?: RefView;
  readonly measures: readonly OgsmMeasureView[];
  readonly actions: readonly OgsmActionView[];
  /** What these are taken from, where they are not its own. */
  readonly measuresFrom?: RefView;
  readonly actionsFrom?: RefView;
  /** The OKRs that carry it: those that there is room for, then the rest. */
  readonly carriers: readonly CarrierView[];
  readonly more: readonly CarrierView[];
  readonly up: readonly CascadeStepView[];
  readonly down: readonly CascadeStepView[];
  readonly scores: readonly ScoreView[];
  readonly note: readonly BodyPart[];
  readonly called?: CalledView;
}

/** An objective that carries a strategy. */
export interface CarrierView extends RefView {
  readonly isDirect: boolean;
  /** `51%`. */
  readonly progress: string;
  /** `−12`. */
  readonly gap: string;
}

/** As many as stand in two rows beneath a strategy. */
const mostCarriers = 4;

/** Views a strategy of a plan; one that another plan lends is shown with what it has there. */
export function viewOgsmStrategy(
  context: ViewContext,
  ogsm: Ogsm,
  strategy: OgsmStrategy,
  cycle: CycleId,
): OgsmStrategyView {
  const { plan } = context;
  const own = strategy.plan === ogsm.id;
  const { measures, actions, measuresFrom, actionsFrom } = getParts(plan, strategy);
  const carriers = listCarriers(plan, strategy, cycle);
  const theme = findTheme(context, strategy);
  const called = viewCalled(context, strategy);
  return {
    ...(own ? { anchor: strategy.item } : { lent: viewReference(context, strategy.plan) }),
    ...(strategy.code === undefined ? {} : { code: strategy.code }),
    title: strategy.title.html,
    ...(strategy.chosen === undefined ? {} : { chosen: strategy.chosen.html }),
    notDoing: strategy.notDoing.map(({ html }) => html),
    owners: viewPeople(context, strategy.owners),
    ...(theme === undefined ? {} : { theme }),
    measures: measures.map((each) => viewOgsmMeasure(context, each, each.plan === ogsm.id)),
    actions: actions.map((each) => viewOgsmAction(context, each, each.plan === ogsm.id)),
    ...(measuresFrom && { measuresFrom: toReference(context, measuresFrom) }),
    ...(actionsFrom && { actionsFrom: toReference(context, actionsFrom) }),
    carriers: carriers.slice(0, mostCarriers).map((each) => toCarrier(context, each)),
    more: carriers.slice(mostCarriers).map((each) => toCarrier(context, each)),
    up: viewStepsUp(context, strategy),
    down: [strategy, ...actions, ...measures].flatMap((each) => viewStepsDown(context, each)),
    scores: viewOgsmScore(context, { goals: [], measures: strategy.measures }),
    note: strategy.note === undefined ? [] : viewMarkdown(context, strategy.note, strategy),
    ...(called === undefined ? {} : { called }),
  };
}

function findTheme(context: ViewContext, { id }: OgsmStrategy): RefView | undefined {
  const { edgesFrom, nodes } = context.plan;
  for (const { relation, to } of edgesFrom.get(id) ?? []) {
    const node = nodes.get(to);
    if (relation === "supports" && node?.kind === "theme") return toReference(context, node);
  }
  return undefined;
}

function toCarrier(context: ViewContext, { objective, direct }: Carrier): CarrierView {
  const { format, assessment } = context;
  const found = assessment.objectives.get(objective.id);
  return {
    ...toReference(context, objective),
    isDirect: direct,
    progress: found?.progress === undefined ? "No data" : format.percent(found.progress.value),
    gap: found?.gap === undefined ? "" : format.signed(found.gap),
  };
}
