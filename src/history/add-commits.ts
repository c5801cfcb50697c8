import type { AuthoredPeople } from "../model/schema/portal.ts";
import type { PlanChange, PlanDiff } from "./change.ts";
import { toDays } from "./day.ts";
import type { History, Revision } from "./history.ts";
import { toMoved } from "./naming.ts";

/** What is needed to say who, when and where as the plans say it. */
export interface CommitWords {
  readonly people: AuthoredPeople;
  readonly timeZone: string | undefined;
}

/**
 * Sets beside each change the commit that brought it, with who and when: the last one that made the thing what it is.
 * What was reported keeps who reported it, and for which day.
 */
export function addCommits(
  diff: PlanDiff,
  { revisions }: Pick<History, "revisions">,
  { people, timeZone }: CommitWords,
): PlanDiff {
  if (revisions.length === 0) return diff;
  const toDay = toDays(timeZone);
  const idOf = new Map((people.people ?? []).map(({ id, name }) => [name.normalize("NFC"), id]));
  const found = new Map<string, { readonly revision: Revision; readonly author?: string }>();
  const later = new Map(diff.moves);
  for (const revision of revisions) {
    for (const change of revision.changes) {
      if (change.type === "moved" && change.was !== undefined) {
        later.set(String(change.was), toMoved(change.id, later));
      }
      const key = toKey(change, later.get(change.id) ?? toMoved(change.id, later));
      const [author] = change.authors ?? revision.authors;
      if (!found.has(key)) found.set(key, { revision, ...(author !== undefined && { author }) });
    }
    for (const file of revision.brought) {
      const id = file.replace(/\.mdx?$/, "");
      const [author] = revision.authors;
      const key = toKey({ type: "added" }, toMoved(id, later));
      if (!found.has(key)) found.set(key, { revision, ...(author !== undefined && { author }) });
    }
  }
  const changes = diff.changes.map((change): PlanChange => {
    const commit = found.get(toKey(change, change.id));
    if (!commit) return change;
    const { revision, author } = commit;
    const by = author === undefined ? undefined : (idOf.get(author.normalize("NFC")) ?? author);
    return {
      ...(by !== undefined && { by }),
      date: toDay(revision.time),
      ...change,
      commit: revision.hash,
    };
  });
  return { ...diff, changes };
}

/** The same thing happened to the same key of the same thing; of reports, to that of the same day. */
function toKey({ type, key, date }: Pick<PlanChange, "type" | "key" | "date">, id: string): string {
  const what = key ?? (type === "carried-over" ? "added" : type);
  return `${id} ${what} ${date ?? ""}`;
}
