import type { Revision, RevisionChange } from "../history/history.ts";
import { once } from "../model/once.ts";
import type { Person } from "../model/plan.ts";
import type { ViewContext } from "./context.ts";
import { toCommitPage, toRequestPage } from "./forge.ts";
import type { PersonView } from "./part.ts";
import { viewPerson } from "./person.ts";

/** What git knows of a change besides what it is: who, with whose consent, and where it stands. */
export interface RecordView {
  readonly authors: readonly PersonView[];
  readonly approvedBy: readonly PersonView[];
  readonly mergedBy?: PersonView;
  readonly commit: CommitView;
  readonly request?: { readonly title: string; readonly url: string };
  /** The commit that it takes back. */
  readonly reverts?: CommitView;
}

/** A commit as it is named on a page. */
export interface CommitView {
  readonly short: string;
  readonly url?: string;
}

/** Views who changed something, and in which commit. */
export function viewRecord(
  context: ViewContext,
  revision: Revision,
  change?: RevisionChange,
): RecordView {
  const { repository } = context.plan.portal;
  const { mergedBy, request, reverts } = revision;
  const merger = mergedBy === undefined ? [] : viewNames(context, [mergedBy]);
  return {
    authors: viewNames(context, change?.authors ?? revision.authors),
    approvedBy: viewNames(context, revision.approvedBy),
    ...(merger[0] && { mergedBy: merger[0] }),
    commit: viewCommit(context, revision.hash),
    ...(request !== undefined && repository && { request: toRequestPage(repository, request) }),
    ...(reverts !== undefined && { reverts: viewCommit(context, reverts) }),
  };
}

/** A commit with the link to its page. */
function viewCommit({ plan }: ViewContext, hash: string): CommitView {
  const { repository } = plan.portal;
  const short = hash.slice(0, 7);
  return repository === undefined ? { short } : { short, url: toCommitPage(repository, hash) };
}

/** People of the plan by their names; others by their name alone, and not at all where everyone may read it. */
function viewNames(context: ViewContext, names: readonly string[]): readonly PersonView[] {
  const people = getPeople(context);
  return names.flatMap((name): readonly PersonView[] => {
    const person = people.get(toKey(name));
    if (person) return [viewPerson(context, person.id)];
    return context.plan.portal.audience === "public" ? [] : [{ name }];
  });
}

/** By name and by id; a name that two people have is nobody's. */
const getPeople = once((context: ViewContext): ReadonlyMap<string, Person> => {
  const people = new Map<string, Person>();
  const twice = new Set<string>();
  for (const person of context.plan.people) {
    const key = toKey(person.title.plain);
    if (people.has(key)) twice.add(key);
    people.set(key, person);
  }
  for (const key of twice) people.delete(key);
  for (const person of context.plan.people) people.set(person.id.replace("person:", ""), person);
  return people;
});

function toKey(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}
