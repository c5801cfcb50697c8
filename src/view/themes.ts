import { isStrategic } from "../model/ancestry.ts";
import { toCount } from "../model/count.ts";
import type { KeyResult, Theme } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { pageSizes, viewList, type ListView, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import { toReferences } from "./long-list.ts";
import { sortWorstFirst, worstFirst } from "./objective-order.ts";
import type { FrameView, PersonView, RefView } from "./part.ts";
import { viewPerson } from "./person.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";
import { viewTally, type TallyView } from "./tally.ts";
import { getThemeContributions } from "./theme.ts";

/** The choices of the organisation, and what was chosen against. */
export interface ThemesView {
  readonly frame: FrameView;
  readonly mission?: string;
  readonly cycle: string;
  readonly themes: readonly {
    readonly code?: string;
    readonly title: string;
    readonly url: string;
    readonly chosen?: string;
    readonly notDoing: readonly string[];
    readonly owner?: PersonView;
    /** `4 objectives in 3 teams`. */
    readonly served: string;
    readonly tally: TallyView;
    readonly kpis: readonly RefView[];
  }[];
  /** Objectives of the current cycle whose line of sight reaches no theme. */
  readonly without: ListView<Rows<"references", RefView>>;
}

/** Views all themes. */
export function viewThemes(context: ViewContext): ThemesView {
  const { plan } = context;
  const index = getPlanIndex(plan);
  const mission = plan.direction?.mission;
  return {
    frame: viewFrame(context, toPage(context)),
    ...(mission === undefined ? {} : { mission: mission.html }),
    cycle: index.cycles.get(plan.currentCycle)?.title.plain ?? plan.currentCycle,
    themes: plan.themes.toSorted(byCode).map((theme) => toTheme(context, theme)),
    without: viewList(context, toThemesLists(context).without),
  };
}

/** The lists of the page of all themes. */
export function toThemesLists(context: ViewContext): {
  readonly without: LongList<Rows<"references", RefView>>;
} {
  const { plan } = context;
  const current = getPlanIndex(plan).objectivesOfCycle.get(plan.currentCycle) ?? [];
  const without = current.filter(({ id }) => !isStrategic(plan, id));
  return {
    without: toReferences(
      context,
      { page: toPage(context), id: "without", title: "Serves no theme", order: worstFirst },
      sortWorstFirst(context, without, pageSizes.references),
    ),
  };
}

function toPage({ plan }: ViewContext): FrameInput {
  return {
    path: "/themes/",
    title: "Themes",
    description: `The choices of ${plan.portal.name}: what comes first, and what is not done.`,
    section: "/themes/",
  };
}

function toTheme(context: ViewContext, theme: Theme): ThemesView["themes"][number] {
  const { plan } = context;
  const { direct, indirect } = getThemeContributions(plan, theme);
  const objectives = [...direct, ...indirect].flatMap((id) => {
    const node = plan.nodes.get(id);
    return node?.kind === "objective" && node.cycle === plan.currentCycle ? [node] : [];
  });
  const teams = new Set(objectives.flatMap((objective) => objective.teams));
  const keyResults: readonly KeyResult[] = objectives.flatMap((objective) => objective.keyResults);
  return {
    ...(theme.code === undefined ? {} : { code: theme.code }),
    title: theme.title.html,
    url: theme.url,
    ...(theme.chosen === undefined ? {} : { chosen: theme.chosen.html }),
    notDoing: theme.notDoing.map(({ html }) => html),
    ...(theme.owner === undefined ? {} : { owner: viewPerson(context, theme.owner) }),
    served:
      objectives.length === 0
        ? "Nothing serves it yet"
        : `${toCount(objectives.length, "objective")} in ${toCount(teams.size, "team")}`,
    tally: viewTally(context, keyResults),
    kpis: theme.kpis.flatMap((id) => {
      const node = plan.nodes.get(id);
      return node === undefined ? [] : [toReference(context, node)];
    }),
  };
}

/** Those without a code come last. */
function byCode(a: Theme, b: Theme): number {
  if (a.code === undefined) return b.code === undefined ? 0 : 1;
  return b.code === undefined ? -1 : a.code.localeCompare(b.code, "en", { numeric: true });
}
