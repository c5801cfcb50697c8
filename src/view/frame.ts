import { indexed } from "../model/indexed.ts";
import type { Cycle, Navigation, PlanGraph } from "../model/plan.ts";
import { changesUrl, feedUrl, hasFeed } from "./changes-url.ts";
import type { ViewContext } from "./context.ts";
import { viewDocument } from "./document.ts";
import { toCommitPage } from "./forge.ts";
import type { FrameView } from "./part.ts";
import { hasColours, lookUrl } from "./look.ts";
import { viewRuler } from "./ruler.ts";
import { viewPreview, viewStage } from "./stage.ts";
import { snapshotsUrl, toSealedPage, viewSealBanner } from "./seal-facts.ts";
import { endSentence } from "./sentence.ts";

/** What a page says of itself to its frame. */
export interface FrameInput {
  /** As in `/teams/engineering/`. */
  readonly path: string;
  /** Plain text, unique among all pages. */
  readonly title: string;
  /** One or two sentences, for lists and previews. */
  readonly description: string;
  /** The section that it belongs to, by its path: `/teams/`. */
  readonly section?: string;
  /** The way up, without the portal itself; the last step is this page. */
  readonly breadcrumb?: FrameView["breadcrumb"];
  /** Whose ruler is shown; the current one by default. */
  readonly cycle?: Cycle;
}

/** Views what every page has around it. */
export function viewFrame(context: ViewContext, page: FrameInput): FrameView {
  const { plan, format, commit, seal } = context;
  const cycle = page.cycle ?? plan.cycles.find((known) => known.cycle === plan.currentCycle);
  const document = viewDocument(context, page.path);
  const asOf = `As of ${format.date(plan.asOf)}`;
  return {
    portal: {
      name: plan.portal.name,
      locale: plan.portal.locale,
      // What is only proposed is to be found by nobody.
      robots: plan.portal.audience === "public" && context.preview === undefined,
      ...(hasColours(plan.portal) && { look: lookUrl }),
      ...toLogo(plan.portal.look?.logo),
    },
    title: page.title,
    description: page.description,
    path: page.path,
    ...(page.section === undefined ? {} : { section: page.section }),
    sections: getSections(context),
    breadcrumb: page.breadcrumb ?? [],
    ...(cycle === undefined ? {} : { ruler: viewRuler(context, cycle) }),
    ...(document === undefined ? {} : { document }),
    ...(hasFeed(context) ? { feed: feedUrl } : {}),
    ...(seal === undefined ? {} : { seal: viewSealBanner(context, seal, page) }),
    ...toStages(context, page.path),
    ...toSealed(context, page.path),
    footer: {
      asOf: commit === undefined ? endSentence(asOf) : asOf,
      ...(commit === undefined ? {} : { commit: toCommit(context, commit) }),
      links: [
        { title: "Changes", url: changesUrl },
        { title: "How progress is computed", url: "/guide/progress/" },
        { title: "Writing a plan", url: "/guide/" },
        { title: "Rules", url: "/rules/" },
        { title: "Accessibility", url: "/guide/accessibility/" },
      ],
    },
  };
}

/** The sections that have content, found once: every page asks. */
const getSections = indexed("sections", "context", ({ plan, snapshots = [] }: ViewContext) =>
  toSections(plan, snapshots.length),
);

function toSections(plan: PlanGraph, snapshots: number): FrameView["sections"] {
  const lines = plan.objectives.flatMap(({ initiatives }) => initiatives);
  const sections = [
    { title: "Overview", url: "/", items: 1 },
    { title: "Cascade", url: "/cascade/", items: 1 },
    { title: "Teams", url: "/teams/", items: plan.teams.length },
    { title: "People", url: "/people/", items: plan.people.length + plan.roles.length },
    { title: "Themes", url: "/themes/", items: plan.themes.length },
    { title: "KPIs", url: "/kpis/", items: plan.kpis.length },
    { title: "Plans", url: "/plans/", items: plan.frameworkPlans.length },
    { title: "Initiatives", url: "/initiatives/", items: plan.initiatives.length + lines.length },
    { title: "Health", url: "/health/", items: 1 },
    { title: "Snapshots", url: snapshotsUrl, items: snapshots },
  ];
  const shown = sections.filter(({ items }) => items > 0);
  return arrange(
    shown.map(({ title, url }) => ({ title, url })),
    plan.portal.navigation,
  );
}

/** The overview, what the organisation wants first, the other sections, and what it added. */
function arrange(
  sections: FrameView["sections"],
  navigation: Navigation | undefined,
): FrameView["sections"] {
  if (navigation === undefined) return sections;
  const { order, hide, links } = navigation;
  const hidden = new Set(hide.map(toSectionUrl));
  const wanted = ["/", ...order.map(toSectionUrl)];
  const toRank = ({ url }: { readonly url: string }): number => {
    const at = wanted.indexOf(url);
    return at < 0 ? wanted.length : at;
  };
  const left = sections.filter(({ url }) => !hidden.has(url));
  return [...left.toSorted((a, b) => toRank(a) - toRank(b)), ...links];
}

function toSectionUrl(name: string): string {
  return `/${name}/`;
}

function toLogo(logo: string | undefined): Pick<FrameView["portal"], "logo"> {
  return logo === undefined ? {} : { logo: encodeURI(`/${logo}`) };
}

/** The same page in the portal of the sealed quarter that it belongs to. */
function toSealed(
  { snapshots = [], sealedPaths }: ViewContext,
  path: string,
): Pick<FrameView, "sealed"> {
  const cycle = path.split("/", 2)[1] ?? "";
  if (sealedPaths?.get(cycle)?.has(path) !== true) return {};
  const quarter = snapshots.find((row) => row.cycle === cycle);
  if (quarter === undefined) return {};
  const { asOf } = quarter;
  return { sealed: { title: `As sealed, ${asOf}`, url: toSealedPage(cycle, path) } };
}

/** What must be said before all else; nothing of a quarter that is sealed. */
function toStages(context: ViewContext, path: string): Pick<FrameView, "stages"> {
  const { preview, seal } = context;
  if (seal !== undefined) return {};
  const stage = viewStage(context, path);
  const stages = [
    ...(preview === undefined ? [] : [viewPreview(preview)]),
    ...(stage === undefined ? [] : [stage]),
  ];
  return stages.length === 0 ? {} : { stages };
}

function toCommit(
  { plan }: ViewContext,
  commit: string,
): NonNullable<FrameView["footer"]["commit"]> {
  const short = commit.slice(0, 7);
  const { repository } = plan.portal;
  return repository === undefined ? { short } : { short, url: toCommitPage(repository, commit) };
}
