import {
  getAge,
  isOpen,
  listAllThreads,
  listThreads,
  type CatchballThread,
} from "../model/catchball.ts";
import { toCount } from "../model/count.ts";
import type { Catchball, Hoshin } from "../model/framework/hoshin.ts";
import { catchballUrl } from "../model/hoshin-page.ts";
import type { NodeId } from "../model/id.ts";
import type { Objective } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toRequestPage } from "./forge.ts";
import { viewFrame } from "./frame.ts";
import { toThreadAnchor } from "./hoshin-item.ts";
import type { FrameView, Glyph, PersonView, RefView } from "./part.ts";
import { viewPeople, viewPerson } from "./person.ts";
import { toPlace, type PlaceView } from "./place.ts";
import { viewReference } from "./reference.ts";

/** A negotiation about one item, round by round. */
export interface ThreadView {
  readonly anchor: string;
  readonly about: RefView;
  readonly plan: RefView;
  readonly state: { readonly glyph: Glyph; readonly word: string };
  /** Whether the last throw has not been caught. */
  readonly isWaiting: boolean;
  /** `Six rounds in 18 days`. */
  readonly span: string;
  /** Who throws and catches, in the order in which they come in; the columns of the drawing. */
  readonly players: readonly string[];
  readonly rounds: readonly RoundView[];
}

export interface RoundView {
  readonly date: string;
  readonly from: PersonView;
  readonly to: PersonView;
  /** Their columns, from 0. */
  readonly fromColumn: number;
  readonly toColumn: number;
  /** Where the next throw comes from; of the last one where it was caught. */
  readonly nextColumn: number;
  /** Safe HTML, as the other texts. */
  readonly proposal: string;
  readonly resources?: string;
  readonly concerns?: string;
  readonly agreed?: string;
  readonly answer: { readonly glyph: Glyph; readonly word: string };
  readonly by: readonly PersonView[];
  /** An address, or the number as it is known. */
  readonly pullRequest?: { readonly title: string; readonly url?: string };
  readonly place: PlaceView;
}

/** Everything that is being negotiated, over all matrices. */
export interface CatchballView {
  readonly frame: FrameView;
  readonly summary: string;
  readonly waiting: readonly ThreadView[];
  readonly inPlay: readonly ThreadView[];
  readonly settled: readonly ThreadView[];
}

const states: Readonly<Record<CatchballThread["state"], ThreadView["state"]>> = {
  waiting: { glyph: "none", word: "Waiting for an answer" },
  "in play": { glyph: "behind", word: "In play" },
  settled: { glyph: "met", word: "Settled" },
  declined: { glyph: "missed", word: "Declined" },
};

const answers: Readonly<Record<NonNullable<Catchball["response"]>, RoundView["answer"]>> = {
  accept: { glyph: "met", word: "Accepted" },
  counter: { glyph: "partly", word: "Thrown back" },
  reject: { glyph: "missed", word: "Rejected" },
};

/** Views the page of all catchball; undefined where no matrix has any. */
export function viewCatchball(context: ViewContext): CatchballView {
  const threads = listAllThreads(context.plan);
  const pick = (state: CatchballThread["state"]): readonly ThreadView[] =>
    threads.filter((thread) => thread.state === state).map((each) => viewThread(context, each));
  const [waiting, inPlay] = [pick("waiting"), pick("in play")];
  return {
    frame: viewFrame(context, {
      path: catchballUrl,
      title: "Catchball",
      description: "What is being negotiated between teams, and what has been agreed.",
      section: "/plans/",
      breadcrumb: [{ title: "Plans", url: "/plans/" }, { title: "Catchball" }],
    }),
    summary: toSummary(waiting.length, inPlay.length),
    waiting,
    inPlay,
    settled: [...pick("settled"), ...pick("declined")],
  };
}

function toSummary(waiting: number, inPlay: number): string {
  if (waiting + inPlay === 0) return "Nothing is open: every proposal was answered and settled.";
  const parts = [
    ...(waiting === 0
      ? []
      : [`${toCount(waiting, "proposal waits", "proposals wait")} for an answer`]),
    ...(inPlay === 0 ? [] : [`${inPlay} thrown back, without another round since`]),
  ];
  return `${parts.join(", ")}.`;
}

/** Whether there is anything for that page. */
export function hasCatchball({ plan }: Pick<ViewContext, "plan">): boolean {
  return listAllThreads(plan).length > 0;
}

/** Views the negotiations of one matrix. */
export function viewThreads(context: ViewContext, plan: Hoshin): readonly ThreadView[] {
  return listThreads(plan).map((thread) => viewThread(context, thread));
}

/** Views what was negotiated about an objective: about itself, a part of it, or an item of a matrix that shows one of them. */
export function viewObjectiveThreads(
  context: ViewContext,
  objective: Objective,
): readonly ThreadView[] {
  const { keyResults, initiatives } = objective;
  const about = new Set<NodeId>([objective, ...keyResults, ...initiatives].map(({ id }) => id));
  // A set visits what is added while it is walked: an item may show one that shows another.
  for (const id of about) {
    for (const { relation, from } of context.plan.edgesTo.get(id) ?? []) {
      if (relation === "shows") about.add(from);
    }
  }
  return listAllThreads(context.plan)
    .filter((thread) => about.has(thread.about))
    .map((thread) => viewThread(context, thread));
}

function viewThread(context: ViewContext, thread: CatchballThread): ThreadView {
  const { plan, about, rounds, state } = thread;
  const actors = [...new Set(rounds.flatMap(({ from, to }) => [from, to]))];
  return {
    anchor: toThreadAnchor(plan, about),
    about: viewReference(context, about),
    plan: viewReference(context, plan.id),
    state: states[state],
    isWaiting: state === "waiting",
    span: toSpan(rounds),
    players: actors.map((actor) => viewPerson(context, actor).name),
    rounds: rounds.map((round, index) => ({
      ...viewRound(context, round, actors),
      nextColumn: actors.indexOf(rounds[index + 1]?.from ?? round.to),
    })),
  };
}

function toSpan(rounds: readonly Catchball[]): string {
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (first === undefined || last === undefined || rounds.length === 1) return "One round";
  return `${rounds.length} rounds in ${toCount(getAge(first, last.date), "day")}`;
}

function viewRound(
  context: ViewContext,
  round: Catchball,
  actors: readonly NodeId[],
): Omit<RoundView, "nextColumn"> {
  const { date, from, to, proposal, resources, concerns, agreed, response, by } = round;
  return {
    date: context.format.date(date),
    from: viewPerson(context, from),
    to: viewPerson(context, to),
    fromColumn: actors.indexOf(from),
    toColumn: actors.indexOf(to),
    proposal: proposal.html,
    ...(resources === undefined ? {} : { resources: resources.html }),
    ...(concerns === undefined ? {} : { concerns: concerns.html }),
    ...(agreed === undefined ? {} : { agreed: agreed.html }),
    answer:
      response === undefined
        ? { glyph: "none", word: toWaiting(context, round) }
        : answers[response],
    by: viewPeople(context, by),
    ...(round.pullRequest === undefined
      ? {}
      : { pullRequest: toPullRequest(context, round.pullRequest) }),
    place: toPlace(context, round.source),
  };
}

function toWaiting({ plan }: ViewContext, round: Catchball): string {
  if (!isOpen(round)) return "";
  return `No answer yet, ${toCount(getAge(round, plan.asOf), "day")} on`;
}

/** `…/pull/61` is called `Pull request 61`; a number alone is one of the repository's. */
function toPullRequest({ plan }: ViewContext, text: string): NonNullable<RoundView["pullRequest"]> {
  const number = /(\d{1,9})\/?$/u.exec(text)?.[1];
  const { repository } = plan.portal;
  const isMerge = /\/merge_requests\//u.test(text);
  const title = isMerge ? "Merge request" : "Pull request";
  const named = number === undefined ? title : `${title} ${number}`;
  if (/^https?:\/\//u.test(text)) return { title: named, url: text };
  if (number === undefined || repository === undefined) return { title: named };
  return toRequestPage(repository, Number(number));
}
