// Long because it is the one place where every kind of page is listed.
import { listPlans } from "../model/framework/framework-plan.ts";
import { catchballUrl, toTurnedUrl } from "../model/hoshin-page.ts";
import type { ViewContext } from "../view/context.ts";
import { viewDirection } from "../view/direction.ts";
import { listCycleTeams, viewCycleTeam } from "../view/cycle-team.ts";
import { viewCascade } from "../view/cascade.ts";
import { listCascadeFiles, viewCascadeFile } from "../view/cascade-data.ts";
import { hasCatchball, viewCatchball } from "../view/catchball.ts";
import { listChangesParts, viewChanges } from "../view/changes.ts";
import { feedUrl, jsonFeedUrl } from "../view/changes-url.ts";
import { compareUrl, listComparePairs } from "../view/compare-pair.ts";
import { viewCompare } from "../view/compare.ts";
import { viewCompares } from "../view/compares.ts";
import { viewCycle } from "../view/cycle.ts";
import { listFeeds, viewFeed } from "../view/feed.ts";
import { viewGost } from "../view/gost.ts";
import { listChapters, viewGuide } from "../view/guide.ts";
import { viewHealth } from "../view/health.ts";
import { viewHome } from "../view/home.ts";
import { viewHoshin, viewHoshinTurned } from "../view/hoshin.ts";
import { viewInitiative } from "../view/initiative.ts";
import { viewInitiatives } from "../view/initiatives.ts";
import { listListPages } from "../view/list-page.ts";
import { viewListPage } from "../view/list.ts";
import { lineageUrl, listShownLineages, toLineageUrl, viewLineage } from "../view/lineage.ts";
import { viewLineages } from "../view/lineages.ts";
import { viewKeys } from "../view/keys.ts";
import { viewKpi } from "../view/kpi.ts";
import { viewKpis } from "../view/kpis.ts";
import { viewMbo } from "../view/mbo.ts";
import { viewNotFound } from "../view/not-found.ts";
import { viewObjective } from "../view/objective.ts";
import { viewOgsm } from "../view/ogsm.ts";
import { viewPage } from "../view/page.ts";
import { viewPeoplePage } from "../view/people.ts";
import { viewPersonPage, viewRolePage } from "../view/person-page.ts";
import { listRedirects, viewRedirect } from "../view/redirect.ts";
import { listRules, viewRule } from "../view/rule.ts";
import { viewPlans } from "../view/plans.ts";
import { viewRules } from "../view/rules.ts";
import { viewScorecard } from "../view/scorecard.ts";
import { listIndexPages, viewSearch, viewSearchIndex } from "../view/search.ts";
import { viewSeal } from "../view/seal.ts";
import { toSealUrl, toSnapshotBase } from "../view/seal-facts.ts";
import { viewSnapshot } from "../view/snapshot.ts";
import { viewSnapshots } from "../view/snapshots.ts";
import { listTeamHealth, viewTeamHealth } from "../view/team-health.ts";
import { listTeamRecords, viewTeamRecord } from "../view/team-record.ts";
import { viewTeam } from "../view/team.ts";
import { viewTeams } from "../view/teams.ts";
import { viewTheme } from "../view/theme.ts";
import { viewThemes } from "../view/themes.ts";
import { viewWithoutHow } from "../view/without-how.ts";
import { viewWords } from "../view/words.ts";
import type { PageDefinition } from "./page-definition.ts";
import { each, ofSeal, one } from "./page-definition.ts";

/**
 * HOW A PAGE IS MADE. A kind of page is one entry in `pageKinds` below and one file under `src/pages`:
 *
 *   // src/site/pages.ts: every path with what it shows, and the pure function that makes its view
 *   objective: each((plan) => plan.objectives.map((node) => [node.url, node]), viewObjective),
 *   teams: one("/teams/", viewTeams),
 *
 *   // src/pages/[...objective].astro: named after the kind; a kind of one page is a plain `src/pages/teams.astro`
 *   ---
 *   import Portal from "../layouts/Portal.astro";
 *   import { getPaths, getView } from "../site/portal.ts";
 *
 *   export const getStaticPaths = () => getPaths("objective"); // not where there is one page only
 *   const view = getView("objective", Astro.url.pathname);
 *   ---
 *   <Portal frame={view.frame}>…</Portal>
 *
 * The view is everything that the page shows, as plain JSON, so a page reads nothing but its view: no file, no clock.
 * It is made again when the code, or what its view was made from, has changed, and else taken from the last build. Of
 * pages by `each` that is what the function reads of the context and its target (`reads.ts`): it is given no more.
 * Other kinds may have found something out when their paths were listed: they are known by the digests of their views.
 * A page module imports `portal.ts` and components; never a view or this file (they are not bundled).
 * Where two kinds claim one path, the kind that stands first has it: documents, then what is derived from them.
 */
const pageKinds = {
  home: one("/", viewHome),
  direction: each(
    (plan) => (plan.direction === undefined ? [] : [[plan.direction.url, plan.direction]]),
    viewDirection,
  ),
  cascade: one("/cascade/", viewCascade),
  cascadeFile: (context) =>
    listCascadeFiles(context).map((path) => [path, () => viewCascadeFile(context, path)] as const),
  objective: each((plan) => plan.objectives.map((node) => [node.url, node]), viewObjective),
  cycle: each((plan) => plan.cycles.map((node) => [node.url, node]), viewCycle),
  compare: (context) =>
    listComparePairs(context).map((pair) => [pair.url, () => viewCompare(context, pair)] as const),
  compares: (context) =>
    listComparePairs(context).length === 0
      ? []
      : [[compareUrl, () => viewCompares(context)] as const],
  lineage: (context) =>
    listShownLineages(context).map(
      (lineage) => [toLineageUrl(lineage), () => viewLineage(context, lineage), lineage] as const,
    ),
  lineages: (context) =>
    listShownLineages(context).length === 0
      ? []
      : [[lineageUrl, () => viewLineages(context)] as const],
  teamRecord: (context) =>
    [...listTeamRecords(context)].map(
      ([path, team]) => [path, () => viewTeamRecord(context, team), team] as const,
    ),
  cycleTeam: each((plan) => listCycleTeams(plan).map((node) => [node.url, node]), viewCycleTeam),
  team: each((plan) => plan.teams.map((node) => [node.url, node]), viewTeam),
  teams: one("/teams/", viewTeams),
  kpi: each((plan) => plan.kpis.map((node) => [node.url, node]), viewKpi),
  kpis: one("/kpis/", viewKpis),
  health: one("/health/", viewHealth),
  findings: (context) =>
    listTeamHealth(context).map(
      ([path, health]) => [path, () => viewTeamHealth(context, health), health] as const,
    ),
  ogsm: each((plan) => listPlans(plan, "ogsm").map((node) => [node.url, node]), viewOgsm),
  plans: one("/plans/", viewPlans),
  hoshin: each((plan) => listPlans(plan, "hoshin").map((node) => [node.url, node]), viewHoshin),
  hoshinTurned: each(
    (plan) => listPlans(plan, "hoshin").map((node) => [toTurnedUrl(node), node]),
    viewHoshinTurned,
  ),
  catchball: (context) =>
    hasCatchball(context) ? [[catchballUrl, () => viewCatchball(context)] as const] : [],
  gost: each((plan) => listPlans(plan, "gost").map((node) => [node.url, node]), viewGost),
  mbo: each((plan) => listPlans(plan, "mbo").map((node) => [node.url, node]), viewMbo),
  scorecard: each(
    (plan) => listPlans(plan, "scorecard").map((node) => [node.url, node]),
    viewScorecard,
  ),
  withoutHow: one("/plans/what-without-how/", viewWithoutHow),
  words: one("/plans/words/", viewWords),
  theme: each((plan) => plan.themes.map((node) => [node.url, node]), viewTheme),
  themes: one("/themes/", viewThemes),
  person: each((plan) => plan.people.map((node) => [node.url, node]), viewPersonPage),
  role: each((plan) => plan.roles.map((node) => [node.url, node]), viewRolePage),
  people: one("/people/", viewPeoplePage),
  initiative: each((plan) => plan.initiatives.map((node) => [node.url, node]), viewInitiative),
  initiatives: one("/initiatives/", viewInitiatives),
  page: each((plan) => plan.pages.map((node) => [node.url, node]), viewPage),
  changes: (context) =>
    listChangesParts(context).map((part) => [part.path, () => viewChanges(context, part)] as const),
  feed: (context) =>
    listFeeds(context, feedUrl).map((path) => [path, () => viewFeed(context)] as const),
  jsonFeed: (context) =>
    listFeeds(context, jsonFeedUrl).map((path) => [path, () => viewFeed(context)] as const),
  rules: one("/rules/", viewRules),
  rule: (context) =>
    listRules().map(([path, code]) => [path, () => viewRule(context, code)] as const),
  guide: (context) =>
    listChapters().map(([path, name]) => [path, () => viewGuide(context, name)] as const),
  keys: one("/guide/keys/", viewKeys),
  search: one("/search/", viewSearch),
  searchIndex: (context) =>
    listIndexPages(context).map((path) => [path, () => viewSearchIndex(context, path)] as const),
  listPage: (context) =>
    [...listListPages(context)].map(
      ([path, page]) => [path, () => viewListPage(context, page)] as const,
    ),
  snapshots: (context) =>
    context.snapshots?.length ? [["/snapshots/", () => viewSnapshots(context)] as const] : [],
  // Of the portal of a sealed quarter only.
  snapshot: ofSeal(toSnapshotBase, viewSnapshot),
  seal: ofSeal(toSealUrl, viewSeal),
  notFound: one("/404/", viewNotFound),
  redirect: each(
    (plan) => listRedirects(plan).map((redirect) => [redirect.from, redirect]),
    viewRedirect,
  ),
} as const satisfies Record<string, PageDefinition<unknown>>;

export type PageKind = keyof typeof pageKinds;

/** The view that each kind of page shows. */
export type PageViews = {
  [Kind in PageKind]: (typeof pageKinds)[Kind] extends PageDefinition<infer View> ? View : never;
};

/** A page that is to be made. */
export interface SitePage {
  readonly kind: PageKind;
  readonly view: () => unknown;
  /** What it is about, where its view is made from that and from what it reads alone. */
  readonly target?: object;
}

/** Kinds whose addresses alone take a look at the whole plan: one process of a build makes all their pages. */
export const wholeKinds: ReadonlySet<PageKind> = new Set<PageKind>([
  "cascade",
  "cascadeFile",
  // Sealed quarters are opened for them.
  "compare",
  "compares",
  "listPage",
  "searchIndex",
  "changes",
  "feed",
  "jsonFeed",
]);

/** All pages of the portal by their path, sorted by it; without some kinds where nobody will ask for them. */
export function linkPages(
  context: ViewContext,
  without: ReadonlySet<PageKind> = new Set(),
): ReadonlyMap<string, SitePage> {
  const pages = new Map<string, SitePage>();
  for (const [kind, definition] of Object.entries(pageKinds) as [
    PageKind,
    PageDefinition<unknown>,
  ][]) {
    if (without.has(kind)) continue;
    for (const [path, view, target] of definition(context)) {
      if (!pages.has(path)) pages.set(path, { kind, view, ...(target && { target }) });
    }
  }
  return new Map([...pages].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The file of a page in the output: `/teams/` is `teams/index.html`, `/404/` is `404.html`. Throws where the path is
 * none below the root: the content check refuses such ids, and nothing is to be written elsewhere if it ever fails to.
 */
export function toFile(path: string): string {
  if (path === "/404/") return "404.html";
  const isBelow = path.startsWith("/") && !/\/\/|\\|\0|(^|\/)\.\.?(\/|$)/.test(path);
  if (!isBelow) throw new Error(`page outside of the output: ${path}`);
  return path.endsWith("/") ? `${path.slice(1)}index.html` : path.slice(1);
}
