import type { ScorecardInitiative } from "../model/framework/scorecard.ts";
import type { IsoDate } from "../model/period.ts";
import type { Actor, PlanNode } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toWorkState, type WorkView } from "./objective-work.ts";
import type { PersonView } from "./part.ts";
import { viewPeople } from "./person.ts";

/** What is done for an objective of a scorecard. */
export interface ScorecardInitiativeView {
  /** Safe HTML. */
  readonly title: string;
  /** Where it is written elsewhere. */
  readonly url?: string;
  readonly owners: readonly PersonView[];
  readonly start: string;
  readonly due: string;
  /** `£1.2m`; empty where nobody said. */
  readonly budget: string;
  /** Absent where it shows something that is no work. */
  readonly state?: WorkView["state"];
}

/** Views an initiative: what is written elsewhere has its dates, owners and state from there. */
export function viewScorecardInitiative(
  context: ViewContext,
  initiative: ScorecardInitiative,
): ScorecardInitiativeView {
  const { format, plan } = context;
  const shown = initiative.shows === undefined ? undefined : plan.nodes.get(initiative.shows);
  const work = shown === undefined ? initiative : toWork(shown);
  const say = (date: IsoDate | undefined): string => (date === undefined ? "" : format.date(date));
  const own = initiative.owner === undefined ? [] : [initiative.owner];
  const owners = own.length > 0 || shown === undefined ? own : toOwners(shown);
  const start = initiative.start ?? work?.start;
  const due = initiative.due ?? work?.due;
  return {
    title: initiative.title.html === "" && shown ? shown.title.html : initiative.title.html,
    ...(shown === undefined ? {} : { url: shown.url }),
    owners: viewPeople(context, owners),
    start: say(start),
    due: say(due),
    budget: initiative.budget?.html ?? "",
    ...(work === undefined
      ? {}
      : {
          state: toWorkState(context, {
            status: work.status,
            ...(start === undefined ? {} : { start }),
            ...(due === undefined ? {} : { due }),
          }),
        }),
  };
}

type Work = Pick<ScorecardInitiative, "start" | "due" | "status">;

/** The dates and the state of what is work; undefined for what is none. */
function toWork(node: PlanNode): Work | undefined {
  return node.kind === "initiative" || (node.kind === "plan-item" && "status" in node)
    ? node
    : undefined;
}

function toOwners(node: PlanNode): readonly Actor[] {
  return "owners" in node ? node.owners : [];
}
