import type { Objective, Page, Theme } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import type { FrameView, Glyph, PersonView, RefView } from "./part.ts";
import { getCountedKeyResults } from "../model/statistics.ts";
import { viewAttention, type AttentionView } from "./attention.ts";
import { viewBoard, type BoardView } from "./board.ts";
import { getCurrent, getLeading, type Current } from "./current.ts";
import { viewFrame } from "./frame.ts";
import { viewTeamGroups, type TeamGroupView } from "./home-team.ts";
import { viewMiniMap, type MiniMapView } from "./mini-map.ts";
import { viewPerson } from "./person.ts";
import { toReference } from "./reference.ts";
import { viewTally, type TallyView } from "./tally.ts";
import { viewWeek, type WeekView } from "./week.ts";

/** The overview: the running cycle at a glance. */
export interface HomeView {
  readonly frame: FrameView;
  /** The mission, or the name of the portal. */
  readonly titleHtml: string;
  readonly hasMission: boolean;
  readonly visionHtml?: string;
  readonly cycle: { readonly title: string; readonly url: string };
  readonly letter?: LetterView;
  readonly tally: TallyView;
  /** What a shape means, and what on pace means. */
  readonly tallyKey: string;
  readonly themes: readonly ThemeView[];
  /** `All 12 themes`, where there is no room for all. */
  readonly allThemes?: string;
  readonly board: BoardView;
  readonly boardTitle: string;
  readonly boardMore?: string;
  /** Said where nothing is planned yet. */
  readonly empty?: { readonly text: string; readonly previous?: RefView };
  readonly attention: AttentionView;
  readonly week: WeekView;
  readonly map?: MiniMapView;
  readonly teams: readonly TeamGroupView[];
  /** How many teams with objectives there is no room for. */
  readonly moreTeams: number;
  readonly teamCount: number;
}

/** The newest letter of the running cycle: its title is its lead. */
export interface LetterView {
  readonly leadHtml: string;
  readonly name: string;
  readonly url: string;
  readonly by?: PersonView;
}

export interface ThemeView {
  readonly code?: string;
  readonly title: string;
  readonly url: string;
  readonly lineHtml?: string;
  /** Leading objectives of the cycle that serve it. */
  readonly objectives: readonly ServingView[];
  /** How many there are beyond these. */
  readonly more: number;
}

export interface ServingView {
  readonly url: string;
  readonly glyph: Glyph;
  /** `C1 on pace`; by its title where it has no code: `Run every train: on pace`. */
  readonly text: string;
}

const mostOnBoard = 8;
const mostThemes = 8;
const mostServing = 4;

/** Views the overview. */
export function viewHome(context: ViewContext): HomeView {
  const { plan } = context;
  const current = getCurrent(plan);
  const leading = getLeading(plan, context.assessment, current.objectives);
  const mission = plan.direction?.mission;
  const vision = plan.direction?.vision;
  const running = listRunningThemes(context);
  const tally = viewTally(context, getCountedKeyResults(plan, current.objectives));
  const { groups: teams, more: moreTeams } = viewTeamGroups(context, current);
  const map = viewMiniMap(context, [...new Set([...leading, ...current.objectives])]);
  return {
    frame: toFrame(context, current),
    titleHtml: mission?.html ?? plan.portal.name,
    hasMission: mission !== undefined,
    ...(vision === undefined ? {} : { visionHtml: vision.html }),
    cycle: { title: current.cycle.title.plain, url: current.cycle.url },
    ...toLetter(context, current),
    tally,
    tallyKey: toTallyKey(context, tally),
    themes: running.slice(0, mostThemes).map((theme) => toTheme(context, theme, leading)),
    ...(running.length > mostThemes ? { allThemes: `All ${running.length} themes` } : {}),
    board: viewBoard(context, leading.slice(0, mostOnBoard)),
    boardTitle: isCompany(context, leading) ? "Company objectives" : "Leading objectives",
    ...(leading.length > mostOnBoard
      ? { boardMore: `All ${leading.length} of ${current.cycle.title.plain}` }
      : {}),
    ...toEmpty(context, current),
    attention: viewAttention(context, current.objectives),
    week: viewWeek(context, current.objectives),
    ...(map === undefined ? {} : { map }),
    teams,
    moreTeams,
    teamCount: plan.teams.length,
  };
}

function toFrame(context: ViewContext, { cycle }: Current): FrameView {
  const { name } = context.plan.portal;
  const label = cycle.title.plain;
  return viewFrame(context, {
    path: "/",
    title: `${label} at a glance`,
    description: `The plans of ${name} in ${label}: what we want to achieve, why, and where we are.`,
    section: "/",
  });
}

function toLetter(context: ViewContext, { cycle }: Current): { readonly letter?: LetterView } {
  const letter = context.plan.pages
    .filter((page) => page.purpose === "letter" && page.cycle === cycle.cycle)
    .toSorted((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1))[0];
  if (letter === undefined) return {};
  return {
    letter: {
      leadHtml: letter.title.html,
      name: letter.shortTitle?.plain ?? "The letter",
      url: letter.url,
      ...toAuthor(context, letter),
    },
  };
}

function toAuthor(context: ViewContext, { by }: Page): { readonly by?: PersonView } {
  return by === undefined ? {} : { by: viewPerson(context, by) };
}

function toTallyKey({ plan }: ViewContext, { count, groups }: TallyView): string {
  if (count === 0) return "";
  const drawn = groups.reduce((sum, group) => sum + group.drawn, 0);
  const shape = drawn === count ? "one" : `about ${Math.round(count / drawn)}`;
  return (
    `Each shape is ${shape} of ${count} key results. On pace means within ${plan.portal.status.onPace} ` +
    "points of where a straight line from baseline to target should be today."
  );
}

/** The themes that hold today, by their codes. */
function listRunningThemes({ plan }: ViewContext): readonly Theme[] {
  return plan.themes
    .filter(
      ({ start, end }) =>
        (start === undefined || start <= plan.asOf) && (end === undefined || end >= plan.asOf),
    )
    .toSorted((a, b) => (a.code ?? "").localeCompare(b.code ?? "", "en", { numeric: true }));
}

function toTheme(context: ViewContext, theme: Theme, leading: readonly Objective[]): ThemeView {
  const { plan } = context;
  const line = theme.summary ?? theme.chosen ?? theme.why;
  const serving = leading.filter(({ id }) =>
    (plan.edgesFrom.get(id) ?? []).some((edge) => {
      return edge.relation === "supports" && edge.to === theme.id;
    }),
  );
  return {
    ...(theme.code === undefined ? {} : { code: theme.code }),
    title: theme.title.plain,
    url: theme.url,
    ...(line === undefined ? {} : { lineHtml: line.html }),
    objectives: serving.slice(0, mostServing).map((objective) => toServing(context, objective)),
    more: Math.max(0, serving.length - mostServing),
  };
}

function toServing(context: ViewContext, objective: Objective): ServingView {
  const { code, status, title, url } = toReference(context, objective);
  const name = code ?? `${title}:`;
  return {
    url,
    glyph: status?.glyph ?? "none",
    text: status === undefined ? (code ?? title) : `${name} ${status.word.toLowerCase()}`,
  };
}

function isCompany({ plan }: ViewContext, [first]: readonly Objective[]): boolean {
  const team = plan.teams.find((known) => known.team === first?.teams[0]);
  return team?.level === "company";
}

function toEmpty(context: ViewContext, current: Current): Pick<HomeView, "empty"> {
  if (current.objectives.length > 0) return {};
  const { cycle, previous } = current;
  const before = context.plan.objectives.filter((node) => node.cycle === previous?.cycle).length;
  const label = cycle.title.plain;
  if (previous === undefined || before === 0) {
    return { empty: { text: `Nothing is planned for ${label} yet.` } };
  }
  const count = before === 1 ? "one objective" : `${before} objectives`;
  return {
    empty: {
      text: `Nothing is planned for ${label} yet. ${previous.title.plain} had ${count}.`,
      previous: toReference(context, previous),
    },
  };
}
