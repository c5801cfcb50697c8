import type { Initiative } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toWorkState, type WorkView } from "./objective-work.ts";
import type { PersonView, RefView } from "./part.ts";
import { viewPeople } from "./person.ts";
import { viewReference } from "./reference.ts";

/** Work in a list, with what it is done for. */
export interface InitiativeRowView {
  readonly title: string;
  readonly url: string;
  /** Where the list is on the page of its objective. */
  readonly anchor?: never;
  readonly note?: never;
  readonly owners: readonly PersonView[];
  readonly for: readonly RefView[];
  readonly due: string;
  readonly state: WorkView["state"];
}

/** Views an initiative as a row. */
export function viewInitiativeRow(context: ViewContext, initiative: Initiative): InitiativeRowView {
  const { due } = initiative;
  return {
    title: initiative.title.plain,
    url: initiative.url,
    owners: viewPeople(context, initiative.owners),
    for: toAims(context, initiative),
    due: due === undefined ? "" : context.format.date(due),
    state: toWorkState(context, initiative),
  };
}

/** What work is done for: what it implements, else the objective that it stands in. */
export function toAims(context: ViewContext, initiative: Initiative): readonly RefView[] {
  const edges = context.plan.edgesFrom.get(initiative.id) ?? [];
  const aims = edges.filter(({ relation }) => relation === "implements");
  const parts = edges.filter(({ relation }) => relation === "part-of");
  return (aims.length > 0 ? aims : parts).map(({ to }) => viewReference(context, to));
}
