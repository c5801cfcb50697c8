import { toCount } from "../model/count.ts";
import type { Initiative } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { viewInitiativeRow, type InitiativeRowView } from "./initiative-row.ts";
import { pageSizes, toLongList, viewList, type ListView, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import { toWorkState } from "./objective-work.ts";
import type { FrameView } from "./part.ts";
import { getPlanIndex } from "./plan-index.ts";

/** All work that is named: what has a page of its own, and the lines of the current cycle's objectives. */
export interface InitiativesView {
  readonly frame: FrameView;
  readonly summary: string;
  readonly large: ListView<Rows<"initiatives", InitiativeRowView>>;
  readonly cycle: string;
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly list: ListView<Rows<"initiatives", InitiativeRowView>>;
  }[];
}

/** Views all initiatives, what is late first. */
export function viewInitiatives(context: ViewContext): InitiativesView {
  const { plan } = context;
  const cycle = getPlanIndex(plan).cycles.get(plan.currentCycle)?.title.plain ?? plan.currentCycle;
  const [large, ...groups] = toInitiativesLists(context);
  const named = groups.reduce((sum, { count }) => sum + count, 0);
  return {
    frame: viewFrame(context, toPage(context)),
    summary: `${toCount(plan.initiatives.length, "initiative")} with a page of ${plan.initiatives.length === 1 ? "its" : "their"} own, ${named} named in the objectives of ${cycle}. Work does not move progress by itself: key results do.`,
    large: viewList(context, large),
    cycle,
    groups: groups.map((list) => ({
      id: list.id,
      title: list.title,
      list: viewList(context, list),
    })),
  };
}

type InitiativeList = LongList<Rows<"initiatives", InitiativeRowView>>;

/** The lists of the page of all initiatives: those with a page of their own, and the lines of objectives by state. */
export function toInitiativesLists(
  context: ViewContext,
): readonly [InitiativeList, ...InitiativeList[]] {
  const { plan } = context;
  const current = getPlanIndex(plan).objectivesOfCycle.get(plan.currentCycle) ?? [];
  const lines = current.flatMap((objective) => objective.initiatives);
  const groups = Map.groupBy(lines, (line) => toGroup(toWorkState(context, line)));
  const page = toPage(context);
  const toList = (id: string, title: string, some: readonly Initiative[]): InitiativeList =>
    toLongList(
      { page, id, title, order: "What is due first" },
      some.toSorted(byDue),
      pageSizes.initiatives,
      (shown) => ({
        kind: "initiatives",
        items: shown.map((initiative) => viewInitiativeRow(context, initiative)),
      }),
    );
  return [
    toList("large", "With a page of their own", plan.initiatives),
    ...order.flatMap(({ id, title }) => {
      const found = groups.get(id);
      return found === undefined ? [] : [toList(id, title, found)];
    }),
  ];
}

function toPage({ plan }: ViewContext): FrameInput {
  return {
    path: "/initiatives/",
    title: "Initiatives",
    description: `The work that ${plan.portal.name} does for its objectives.`,
    section: "/initiatives/",
  };
}

function byDue(a: Initiative, b: Initiative): number {
  const [first, second] = [a.due ?? "9999", b.due ?? "9999"];
  return first < second ? -1 : first > second ? 1 : 0;
}

const order = [
  { id: "late", title: "Late or not begun" },
  { id: "in-hand", title: "In hand" },
  { id: "planned", title: "Planned" },
  { id: "done", title: "Done" },
  { id: "dropped", title: "Dropped" },
] as const;

function toGroup({ glyph }: InitiativeRowView["state"]): (typeof order)[number]["id"] {
  switch (glyph) {
    case "behind":
    case "off":
      return "late";
    case "met":
      return "done";
    case "dropped":
      return "dropped";
    case "none":
      return "planned";
    default:
      return "in-hand";
  }
}
