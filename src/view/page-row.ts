import type { Page } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
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
export function viewPageRows(context: ViewContext, pages: readonly Page[]): readonly PageRowView[] {
  return pages
    .toSorted((a, b) =>
      (a.date ?? "") < (b.date ?? "") ? 1 : (a.date ?? "") > (b.date ?? "") ? -1 : 0,
    )
    .map((page) => viewPageRow(context, page));
}
