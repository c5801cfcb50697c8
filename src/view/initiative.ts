import type { Initiative } from "../model/plan.ts";
import { viewBody, viewMarkdown } from "./body.ts";
import { viewCalled, type CalledView } from "./called.ts";
import type { ViewContext } from "./context.ts";
import { isLongTitle } from "./long-title.ts";
import { viewFrame } from "./frame.ts";
import { toAims } from "./initiative-row.ts";
import { toWorkState, type WorkView } from "./objective-work.ts";
import type { BodyPart, FrameView, Glyph, PersonView, RefView } from "./part.ts";
import { viewPeople, viewPerson } from "./person.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { getPlanIndex } from "./plan-index.ts";
import { toReference } from "./reference.ts";

/** Work that is larger than a line in an objective. */
export interface InitiativeView {
  readonly frame: FrameView;
  /** Safe HTML. */
  readonly title: string;
  /** Whether it is set smaller. */
  readonly isLong: boolean;
  readonly summary?: string;
  readonly state: WorkView["state"];
  readonly aims: readonly RefView[];
  readonly owners: readonly PersonView[];
  readonly team?: RefView;
  readonly start?: string;
  readonly due?: string;
  /** `3 of 5 steps done`. */
  readonly progress?: string;
  readonly steps: readonly {
    readonly title: string;
    readonly owner?: PersonView;
    readonly due: string;
    readonly state: { readonly glyph: Glyph; readonly word: string };
  }[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
  readonly note: readonly BodyPart[];
  readonly body: readonly BodyPart[];
  readonly called?: CalledView;
  readonly place: PlaceView;
}

/** Views an initiative with a document of its own. */
export function viewInitiative(context: ViewContext, initiative: Initiative): InitiativeView {
  const { format, plan } = context;
  const { start, due, steps, summary, body, note } = initiative;
  const title = initiative.title.plain;
  const team =
    initiative.team === undefined ? undefined : getPlanIndex(plan).teams.get(initiative.team);
  const rows = steps.map((step) => toStep(context, step));
  const called = viewCalled(context, initiative);
  const done = rows.filter(({ state }) => state.glyph === "met").length;
  return {
    frame: viewFrame(context, {
      path: initiative.url,
      title: `${title}, initiative`,
      description: summary?.plain ?? `${title}: what it is done for and how it stands.`,
      section: "/initiatives/",
      breadcrumb: [{ title: "Initiatives", url: "/initiatives/" }, { title }],
    }),
    title: initiative.title.html,
    isLong: isLongTitle(initiative.title.plain),
    ...(summary === undefined ? {} : { summary: summary.html }),
    state: toWorkState(context, initiative),
    aims: toAims(context, initiative),
    owners: viewPeople(context, initiative.owners),
    ...(team === undefined ? {} : { team: toReference(context, team) }),
    ...(start === undefined ? {} : { start: format.date(start) }),
    ...(due === undefined ? {} : { due: format.date(due) }),
    ...(rows.length === 0 ? {} : { progress: `${done} of ${rows.length} steps done` }),
    steps: rows,
    links: initiative.links.map((link) => ({ title: link.title.plain, url: link.url })),
    note: note === undefined ? [] : viewMarkdown(context, note, initiative),
    body: body === undefined ? [] : viewBody(context, { ...initiative, body }),
    ...(called === undefined ? {} : { called }),
    place: toPlace(context, initiative.source),
  };
}

function toStep(
  context: ViewContext,
  { title, owner, due, done }: Initiative["steps"][number],
): InitiativeView["steps"][number] {
  const { format, plan } = context;
  return {
    title: title.html,
    ...(owner === undefined ? {} : { owner: viewPerson(context, owner) }),
    due: due === undefined ? "" : format.date(due),
    state: toState(),
  };

  /** A step whose state nobody wrote down is unknown, never done and never late. */
  function toState(): InitiativeView["steps"][number]["state"] {
    if (done === undefined) return { glyph: "none", word: "Not said" };
    if (typeof done === "string" && done <= plan.asOf) {
      return { glyph: "met", word: `Done ${format.day(done)}` };
    }
    if (done === true) return { glyph: "met", word: "Done" };
    return due !== undefined && due < plan.asOf
      ? { glyph: "behind", word: "Late" }
      : { glyph: "none", word: "Open" };
  }
}
