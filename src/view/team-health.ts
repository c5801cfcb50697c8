import type { ViewContext } from "./context.ts";
import type { FindingRowView } from "./finding-row.ts";
import { viewFindingRow } from "./finding-row.ts";
import { viewFrame } from "./frame.ts";
import type { GapRowView } from "./gap.ts";
import { toSilenceFact, viewGapRow } from "./gap.ts";
import { countLevels, type LevelCountView } from "./health.ts";
import type { TeamHealth } from "./health-index.ts";
import { getHealthIndex } from "./health-index.ts";
import type { FrameView } from "./part.ts";

/** Everything that there is to mend in one team. */
export interface TeamHealthView {
  readonly frame: FrameView;
  readonly title: string;
  /** The team's own page. */
  readonly team?: { readonly title: string; readonly url: string };
  readonly levels: readonly LevelCountView[];
  readonly findings: readonly FindingRowView[];
  /** Where the findings do not fit on one page. */
  readonly pages: readonly {
    readonly title: string;
    readonly url: string;
    readonly isThis: boolean;
  }[];
  /** Lists of gaps, on the first page; empty ones are left out. */
  readonly gaps: readonly {
    readonly id: string;
    readonly title: string;
    readonly note: string;
    readonly rows: readonly GapRowView[];
  }[];
}

/** One page of a team's health. */
export interface TeamHealthTarget {
  readonly health: TeamHealth;
  /** From 1. */
  readonly page: number;
}

/** Findings on one page at most, so that it stays light. */
const pageSize = 200;

/** Every page of every team with something to mend, by its path. */
export function listTeamHealth(
  context: ViewContext,
): readonly (readonly [string, TeamHealthTarget])[] {
  return getHealthIndex(context).teams.flatMap((health) =>
    Array.from({ length: countPages(health) }, (_, index) => {
      const target = { health, page: index + 1 };
      return [toPath(health, target.page), target] as const;
    }),
  );
}

/** Views one page of a team's health. */
export function viewTeamHealth(
  context: ViewContext,
  { health, page }: TeamHealthTarget,
): TeamHealthView {
  const { team, findings } = health;
  const name = team?.title.plain ?? "In no team";
  const count = countPages(health);
  const title = `${name}: what to mend`;
  const ofWhom = team === undefined ? "what belongs to no team" : name;
  return {
    frame: viewFrame(context, {
      path: toPath(health, page),
      title: count === 1 ? title : `${title}, page ${page} of ${count}`,
      description: `What the checks say of the plans of ${ofWhom}.`,
      section: "/health/",
      breadcrumb: [{ title: "Health", url: "/health/" }, { title: name }],
    }),
    title,
    ...(team && { team: { title: team.title.plain, url: team.url } }),
    levels: countLevels(findings),
    findings: findings
      .slice((page - 1) * pageSize, page * pageSize)
      .map((finding) => viewFindingRow(context, finding)),
    pages: Array.from({ length: count === 1 ? 0 : count }, (_, index) => ({
      title: `${index + 1}`,
      url: toPath(health, index + 1),
      isThis: index + 1 === page,
    })),
    gaps: page === 1 ? viewLists(context, health) : [],
  };
}

function viewLists(context: ViewContext, health: TeamHealth): TeamHealthView["gaps"] {
  const lists = [
    {
      id: "orphans",
      title: "Orphans",
      note: "Objectives that serve nothing above them and do not say why",
      rows: health.orphans.map((each) => viewGapRow(context, each)),
    },
    {
      id: "without-how",
      title: "What without how",
      note: "Objectives whose line of sight reaches no theme",
      rows: health.withoutStrategy.map((each) => viewGapRow(context, each)),
    },
    {
      id: "silent",
      title: "Silent",
      note: "Objectives that nothing was heard of in their rhythm",
      rows: health.silent.map((each) => ({
        ...viewGapRow(context, each),
        fact: toSilenceFact(context, [each]),
      })),
    },
    {
      id: "kpis",
      title: "KPIs without a fresh reading",
      note: "No reading for longer than their rhythm allows",
      rows: health.staleKpis.map((each) => viewGapRow(context, each)),
    },
  ];
  return lists.filter(({ rows }) => rows.length > 0);
}

function countPages({ findings }: TeamHealth): number {
  return Math.max(1, Math.ceil(findings.length / pageSize));
}

function toPath({ url }: TeamHealth, page: number): string {
  return page === 1 ? url : `${url}${page}/`;
}
