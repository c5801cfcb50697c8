import type { IsoDate } from "../model/period.ts";
import { addDays } from "../model/period.ts";
import type { Team } from "../model/plan.ts";
import { changesUrl, feedUrl, hasFeed, jsonFeedUrl } from "./changes-url.ts";
import type { ViewContext } from "./context.ts";
import type { EventKind, PlanEvent } from "./event.ts";
import { getEvents, listEventTeams } from "./event-index.ts";
import { viewFrame, type FrameInput } from "./frame.ts";
import { toHistoryNotes } from "./history-note.ts";
import { pageSizes, toLongList, viewList, type ListView, type LongList } from "./list.ts";
import type { Rows } from "./list-rows.ts";
import type { EventView } from "./objective-history.ts";
import type { FrameView, RefView } from "./part.ts";
import { toReference } from "./reference.ts";

/** What changed in the plans, week by week: all of it, or what one looks for. */
export interface ChangesView {
  readonly frame: FrameView;
  readonly title: string;
  readonly lede: string;
  /** Ways to see only a part of it. */
  readonly filters: readonly FilterView[];
  readonly teams: readonly FilterView[];
  readonly list: ListView<Rows<"events", EventWeekView>>;
  readonly empty: string;
  /** What is not in it, and why. */
  readonly notes: readonly string[];
  readonly feeds: readonly { readonly title: string; readonly url: string }[];
}

export interface FilterView {
  readonly title: string;
  readonly url: string;
  readonly isThis: boolean;
}

/** What happened in a week, Monday to Sunday. */
export interface EventWeekView {
  /** `24 to 30 August 2026`. */
  readonly title: string;
  readonly events: readonly EventRowView[];
}

export interface EventRowView {
  readonly event: EventView;
  readonly of: RefView;
  /** What the item stands in, where it is one. */
  readonly within?: RefView;
}

/** A part of what changed that has a page of its own. */
export interface ChangesPart {
  readonly path: string;
  readonly title: string;
  readonly lede: string;
  readonly team?: Team;
  /** How many are told at most: the rest is on the pages of the plans. */
  readonly most: number;
  readonly list: (context: ViewContext) => readonly PlanEvent[];
}

const kindWords: Readonly<Record<EventKind, readonly [title: string, lede: string]>> = {
  promises: ["Promises", "Targets, dates and weights that are other ones now."],
  "check-ins": ["Check-ins", "What was reported, and what was reported anew."],
  people: ["Owners", "What was handed over."],
  links: ["Plans", "What came, went, moved or serves something else."],
  words: ["Words", "What is worded otherwise."],
  results: ["Results", "What ended, and how."],
};

const whole: ChangesPart = {
  path: changesUrl,
  title: "Changes",
  lede: "What changed in the plans, by whom and why, the newest first.",
  most: 10 * pageSizes.events,
  list: (context) => getEvents(context).all,
};

const eased: ChangesPart = {
  path: `${changesUrl}eased/`,
  title: "Eased only",
  lede: "Promises that were made easier to keep, and reports that were rewritten.",
  most: 3 * pageSizes.events,
  list: (context) => getEvents(context).all.filter(({ isEased }) => isEased),
};

const ofKinds: readonly ChangesPart[] = Object.entries(kindWords).map(([kind, [title, lede]]) => ({
  ...{ path: `${changesUrl}${kind}/`, title, lede },
  most: 3 * pageSizes.events,
  list: (context) => getEvents(context).all.filter((event) => event.kind === kind),
}));

/** All pages of changes: the whole, by kind, and by team. */
export function listChangesParts(context: ViewContext): readonly ChangesPart[] {
  return [whole, eased, ...ofKinds, ...listEventTeams(context).map(toTeamPart)];
}

function toTeamPart(team: Team): ChangesPart {
  return {
    path: toTeamChangesUrl(team),
    title: team.title.plain,
    lede: `What changed in the plans of ${team.title.plain}, the newest first.`,
    team,
    most: pageSizes.events / 3,
    list: (context) => getEvents(context).byTeam.get(team.team) ?? [],
  };
}

/** Where the changes of a team's plans are. */
function toTeamChangesUrl({ team }: Team): string {
  return `${changesUrl}of/${team}/`;
}

/** The lists of changes that may be longer than a page. */
export function toChangesLists(context: ViewContext): readonly LongList[] {
  return [whole, eased, ...ofKinds].map((part) => toList(context, part));
}

function toList(context: ViewContext, part: ChangesPart): LongList<Rows<"events", EventWeekView>> {
  const events = part.list(context).slice(0, part.most);
  const page = toPage(context, part);
  const title = part === whole ? "All changes" : `Changes: ${part.title}`;
  return toLongList(
    { page, id: "page", anchor: "page.main", title, order: "Newest first" },
    events,
    pageSizes.events,
    (some) => ({ kind: "events", items: toWeeks(context, some) }),
  );
}

function toPage({ plan }: ViewContext, { path, title, lede }: ChangesPart): FrameInput {
  const all = { title: "Changes", url: changesUrl };
  return {
    path,
    title: path === changesUrl ? "Changes" : `Changes: ${title}`,
    description: `${lede} As of ${plan.asOf}.`,
    breadcrumb: path === changesUrl ? [{ title }] : [all, { title }],
  };
}

/** Views one of the pages of changes. */
export function viewChanges(context: ViewContext, part: ChangesPart): ChangesView {
  const list = viewList(context, toList(context, part));
  const toFilter = ({ path: url, title }: ChangesPart): FilterView => ({
    title: url === changesUrl ? "All" : title,
    url,
    isThis: url === part.path,
  });
  const found = part.list(context).length;
  const more =
    found > part.most
      ? [`These are the newest ${part.most} of ${found}; the others are on the pages of the plans.`]
      : [];
  return {
    frame: viewFrame(context, toPage(context, part)),
    title: part.path === changesUrl ? "Changes" : part.title,
    lede: part.lede,
    filters: [whole, eased, ...ofKinds].map(toFilter),
    // On every page they would weigh more than what it shows.
    teams: part.path === changesUrl ? listEventTeams(context).map(toTeamPart).map(toFilter) : [],
    list,
    empty: "Nothing of this kind was reported or changed so far.",
    notes: [...more, ...toHistoryNotes(context)],
    feeds: hasFeed(context)
      ? [
          { title: "Atom feed", url: feedUrl },
          { title: "JSON feed", url: jsonFeedUrl },
        ]
      : [],
  };
}

function toWeeks(context: ViewContext, events: readonly PlanEvent[]): readonly EventWeekView[] {
  const weeks = new Map<IsoDate, PlanEvent[]>();
  for (const event of events) {
    const monday = toMonday(event.date);
    const week = weeks.get(monday) ?? [];
    week.push(event);
    weeks.set(monday, week);
  }
  return [...weeks].map(([monday, some]) => ({
    title: context.format.dates({ start: monday, end: addDays(monday, 6) }),
    events: some.map((event) => toRow(context, event)),
  }));
}

function toRow(context: ViewContext, { node, document, view }: PlanEvent): EventRowView {
  const within = node.id === document ? undefined : context.plan.nodes.get(document);
  return {
    event: view(),
    of: toReference(context, node),
    ...(within && { within: toReference(context, within) }),
  };
}

function toMonday(date: IsoDate): IsoDate {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, -((day + 6) % 7));
}
