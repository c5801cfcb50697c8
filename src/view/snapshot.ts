import type { Cycle, Page } from "../model/plan.ts";
import { getStatistics, getCountedKeyResults } from "../model/statistics.ts";
import { viewBoard, type BoardView } from "./board.ts";
import type { ViewContext } from "./context.ts";
import { getCurrent, getLeading } from "./current.ts";
import { viewCalibration, type CalibrationView } from "./cycle-calibration.ts";
import type { EndingView } from "./cycle-ending.ts";
import { viewFigures, type FigureView } from "./cycle-figure.ts";
import { findOwnPage, toCycleLists } from "./cycle-list.ts";
import { viewDistribution, type DistributionView } from "./distribution.ts";
import { viewFrame } from "./frame.ts";
import { viewList, type ListView } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import { viewMiniMap, type MiniMapView } from "./mini-map.ts";
import type { FrameView, PersonView } from "./part.ts";
import { viewPerson } from "./person.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toCorrections, viewAmendments, type AmendmentView } from "./seal-amendment.ts";
import { viewSealBox, type SealBoxView } from "./seal-box.ts";
import { snapshotsUrl, toSnapshotBase, type SealFacts } from "./seal-facts.ts";
import { viewSlope, type SlopeView } from "./snapshot-slope.ts";
import type { TeamScoreRow } from "./team-score.ts";
import { viewTally, type TallyView } from "./tally.ts";

/** A sealed quarter: what came of it, and the way into all of it. It stands in the place of the overview. */
export interface SnapshotView {
  readonly frame: FrameView;
  readonly title: string;
  /** What somebody wrote about how it went. */
  readonly review?: {
    readonly html: string;
    readonly link: { readonly title: string; readonly url: string };
    readonly by?: PersonView;
    readonly date?: string;
  };
  /** That there was nothing to come of it. */
  readonly nothing?: string;
  readonly cycle: { readonly title: string; readonly url: string };
  readonly figures: readonly FigureView[];
  readonly tally: TallyView;
  readonly box: SealBoxView;
  readonly scores?: DistributionView;
  readonly teams: ListView<Rows<"team-scores", TeamScoreRow>>;
  readonly calibration?: CalibrationView;
  readonly slope?: SlopeView;
  readonly board: BoardView;
  readonly goingOn: ListView<Rows<"endings", EndingView>>;
  readonly dropped: ListView<Rows<"endings", EndingView>>;
  readonly map?: MiniMapView;
  readonly corrections: string;
  readonly amendments: readonly AmendmentView[];
}

const mostOnBoard = 8;

/** Views what a sealed quarter came to. */
export function viewSnapshot(context: ViewContext, seal: SealFacts): SnapshotView {
  const { plan, assessment } = context;
  const { cycle, objectives } = getCurrent(plan);
  const keyResults = getCountedKeyResults(plan, objectives);
  const lists = toCycleLists(context, cycle);
  const leading = getLeading(plan, assessment, objectives);
  const scores = viewDistribution(context, keyResults);
  const calibration = viewCalibration(context, cycle, objectives);
  const slope = viewSlope(context, objectives);
  const map = viewMiniMap(context, [...new Set([...leading, ...objectives])]);
  const isOver = plan.asOf >= cycle.period.end;
  return {
    frame: viewFrame(context, {
      path: toSnapshotBase(seal.cycle),
      title: isOver ? "As it ended" : "As it stood",
      description: `${seal.label} as it was sealed: what was promised, and what came of it.`,
      section: "/",
      breadcrumb: [{ title: "Snapshots", url: snapshotsUrl }, { title: seal.label }],
    }),
    title: `${seal.label}, ${isOver ? "as it ended" : "as it stood"}`,
    ...toReview(context, cycle),
    ...(objectives.length === 0 && { nothing: "No objective was planned." }),
    cycle: { title: cycle.title.plain, url: cycle.url },
    figures: viewFigures(context, cycle, getStatistics(plan, assessment, objectives)),
    tally: viewTally(context, keyResults),
    box: viewSealBox(context, seal),
    ...(scores && { scores }),
    teams: viewList(context, lists.teamScores),
    ...(calibration && { calibration }),
    ...(slope && { slope }),
    board: viewBoard(context, leading.slice(0, mostOnBoard)),
    goingOn: viewList(context, lists.carried),
    dropped: viewList(context, lists.dropped),
    ...(map && { map }),
    corrections: toCorrections(seal),
    amendments: viewAmendments(context, seal),
  };
}

/** How somebody said that it went: the newest retrospective or review, else what stands on the page of the cycle. */
function findReview(context: ViewContext, cycle: Cycle): Page | undefined {
  const written = (getPlanIndex(context.plan).pagesOfCycle.get(cycle.cycle) ?? []).filter(
    ({ purpose, summary, team }) =>
      team === undefined &&
      summary !== undefined &&
      (purpose === "review" || purpose === "retrospective"),
  );
  const [newest] = written.toSorted((a, b) => ((a.date ?? "") < (b.date ?? "") ? 1 : -1));
  return newest ?? findOwnPage(context, cycle);
}

function toReview(context: ViewContext, cycle: Cycle): Pick<SnapshotView, "review"> {
  const page = findReview(context, cycle);
  if (page?.summary === undefined) return {};
  const { summary, by, date, purpose, url } = page;
  const title = `Read the ${purpose === "review" || purpose === "retrospective" ? purpose : "letter"}`;
  return {
    review: {
      html: summary.html,
      // What stands for the folder is shown on the page of the cycle.
      link: { title, url: url === cycle.url ? `${url}#letter` : url },
      ...(by !== undefined && { by: viewPerson(context, by) }),
      ...(date !== undefined && { date: context.format.date(date) }),
    },
  };
}
