import type { Page } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { pageSizes, toLongList, type ListInput, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import type { PersonView } from "./part.ts";
import { viewPerson } from "./person.ts";

/** A letter, a review or another page in a list. */
export interface PageRowView {
  readonly title: string;
  readonly url: string;
  /** `Review`; empty where the page says no purpose. */
  readonly purpose: string;
  readonly summary?: string;
  readonly by?: PersonView;
  readonly date?: string;
}

const purposes: Readonly<Record<NonNullable<Page["purpose"]>, string>> = {
  letter: "Letter",
  review: "Review",
  retrospective: "Retrospective",
  guide: "Guide",
};

/** What a page is for, in a word. */
export function toPurpose({ purpose }: Page): string {
  return purpose === undefined ? "" : purposes[purpose];
}

/** Views a page as a row. */
export function viewPageRow(context: ViewContext, page: Page): PageRowView {
  return {
    title: page.title.plain,
    url: page.url,
    purpose: toPurpose(page),
    ...(page.summary === undefined ? {} : { summary: page.summary.html }),
    ...(page.by === undefined ? {} : { by: viewPerson(context, page.by) }),
    ...(page.date === undefined ? {} : { date: context.format.date(page.date) }),
  };
}

/** The newest first, those without a date last. */
export function sortPages(pages: readonly Page[]): readonly Page[] {
  return pages.toSorted((a, b) =>
    (a.date ?? "") < (b.date ?? "") ? 1 : (a.date ?? "") > (b.date ?? "") ? -1 : 0,
  );
}

/** Lists pages, the newest first. */
export function toPageList(
  context: ViewContext,
  input: ListInput,
  pages: readonly Page[],
): LongList<Rows<"pages", PageRowView>> {
  return toLongList(input, sortPages(pages), pageSizes.pages, (some) => ({
    kind: "pages",
    items: some.map((page) => viewPageRow(context, page)),
  }));
}
