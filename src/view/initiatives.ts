import type { Initiative } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toCount } from "./count.ts";
import { viewFrame } from "./frame.ts";
import { viewInitiativeRow, type InitiativeRowView } from "./initiative-row.ts";
import type { FrameView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";

/** All work that is named: what has a page of its own, and the lines of the current cycle's objectives. */
export interface InitiativesView {
  readonly frame: FrameView;
  readonly summary: string;
  readonly large: readonly InitiativeRowView[];
  readonly cycle: string;
  readonly groups: readonly {
    readonly title: string;
    readonly rows: readonly InitiativeRowView[];
  }[];
}

/** Views all initiatives, what is late first. */
export function viewInitiatives(context: ViewContext): InitiativesView {
  const { plan } = context;
  const index = getPlanIndex(plan);
  const current = index.objectivesOfCycle.get(plan.currentCycle) ?? [];
  const rows = (initiatives: readonly Initiative[]): readonly InitiativeRowView[] =>
    initiatives
      .toSorted((a, b) => ((a.due ?? "9999") < (b.due ?? "9999") ? -1 : 1))
      .map((initiative) => viewInitiativeRow(context, initiative));
  const lines = rows(current.flatMap((objective) => objective.initiatives));
  const groups = Map.groupBy(lines, toGroup);
  const cycle = index.cycles.get(plan.currentCycle)?.title.plain ?? plan.currentCycle;
  return {
    frame: viewFrame(context, {
      path: "/initiatives/",
      title: "Initiatives",
      description: `The work that ${plan.portal.name} does for its objectives.`,
      section: "/initiatives/",
    }),
    summary: `${toCount(plan.initiatives.length, "initiative")} with a page of their own, ${lines.length} named in the objectives of ${cycle}. Work does not move progress by itself: key results do.`,
    large: rows(plan.initiatives),
    cycle,
    groups: order.flatMap((title) => {
      const found = groups.get(title);
      return found === undefined ? [] : [{ title, rows: found }];
    }),
  };
}

const order = ["Late or not begun", "In hand", "Planned", "Done", "Dropped"] as const;

function toGroup({ state }: InitiativeRowView): (typeof order)[number] {
  switch (state.glyph) {
    case "behind":
    case "off":
      return "Late or not begun";
    case "met":
      return "Done";
    case "dropped":
      return "Dropped";
    case "none":
      return "Planned";
    default:
      return "In hand";
  }
}
