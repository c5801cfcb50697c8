import type { Page } from "../model/plan.ts";
import { viewBody } from "./body.ts";
import type { ViewContext } from "./context.ts";
import { isLongTitle } from "./long-title.ts";
import { viewFrame } from "./frame.ts";
import { sortPages, toPurpose, viewPageRow, type PageRowView } from "./page-row.ts";
import type { BodyPart, FrameView, PersonView } from "./part.ts";
import { viewPerson } from "./person.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { getPlanIndex } from "./plan-index.ts";

/** A letter, a review, a guide: anything that somebody wrote. */
export interface PageView {
  readonly frame: FrameView;
  /** Safe HTML. */
  readonly title: string;
  /** Whether it is set smaller. */
  readonly isLong: boolean;
  readonly purpose: string;
  readonly summary?: string;
  readonly by?: PersonView;
  readonly date?: string;
  readonly body: readonly BodyPart[];
  readonly headings: readonly { readonly title: string; readonly slug: string }[];
  /** Others about the same cycle or team. */
  readonly others: readonly PageRowView[];
  /** Where all of them are, if there is no room for them here. */
  readonly all?: { readonly title: string; readonly url: string };
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly place: PlaceView;
}

const mostOthers = 24;

/** Views a page. */
export function viewPage(context: ViewContext, page: Page): PageView {
  const { plan, format } = context;
  const title = page.title.plain;
  const steps = toSteps(context, page);
  const last = steps.at(-1);
  const others = sortPages(plan.pages.filter((other) => other !== page && isAkin(other, page)));
  return {
    frame: viewFrame(context, {
      path: page.url,
      title: [title, ...steps.map((step) => step.title)].join(", "),
      description: page.summary?.plain ?? title,
      breadcrumb: steps.length === 0 ? [] : [...steps, { title }],
    }),
    title: page.title.html,
    isLong: isLongTitle(page.title.plain),
    purpose: toPurpose(page),
    ...(page.summary === undefined ? {} : { summary: page.summary.html }),
    ...(page.by === undefined ? {} : { by: viewPerson(context, page.by) }),
    ...(page.date === undefined ? {} : { date: format.date(page.date) }),
    body: viewBody(context, page),
    headings: page.body.headings
      .filter(({ depth }) => depth === 2)
      .map(({ text, slug }) => ({ title: text, slug })),
    others: others.slice(0, mostOthers).map((other) => viewPageRow(context, other)),
    ...(last === undefined || others.length <= mostOthers
      ? {}
      : { all: { title: `All ${others.length} of ${last.title}`, url: `${last.url}#pages` } }),
    links: page.links.map((link) => ({ title: link.title.plain, url: link.url })),
    place: toPlace(context, page.source),
  };
}

function isAkin(other: Page, page: Page): boolean {
  if (page.cycle === undefined && page.team === undefined) return false;
  return other.cycle === page.cycle && other.team === page.team;
}

/** The cycle and the team that it is about. */
function toSteps(
  { plan }: ViewContext,
  page: Page,
): readonly { readonly title: string; readonly url: string }[] {
  const { cycles, teams } = getPlanIndex(plan);
  const cycle = page.cycle === undefined ? undefined : cycles.get(page.cycle);
  const team = page.team === undefined ? undefined : teams.get(page.team);
  return [cycle, team].flatMap((node) =>
    node === undefined ? [] : [{ title: node.title.plain, url: node.url }],
  );
}
