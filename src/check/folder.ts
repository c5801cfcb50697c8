import type { Document } from "../model/document.ts";
import type { CycleId, TeamId } from "../model/id.ts";
import { onceFor } from "../model/once.ts";
import { findTeam, toTeamId } from "./actor.ts";
import type { LinkContext } from "./link-context.ts";
import { toPresent } from "./present.ts";
import { isUnread } from "./reference.ts";

/** What a folder says of the documents in it. */
export interface FolderDefaults {
  readonly cycle?: CycleId;
  readonly team?: TeamId;
  /** What stands right below the folder of the cycle where a team would, and is none: `sales`. */
  readonly stranger?: string;
}

/** Folders of the content folder itself that hold one kind of document each: they name no team. */
const kindFolders = new Set([
  "teams",
  "themes",
  "kpis",
  "initiatives",
  "ogsm",
  "hoshin",
  "scorecards",
  "gost",
  "mbo",
]);

/**
 * The cycle and the team that the folders on a document's path name, by an old id too; the deepest, and of those the
 * longest, counts.
 */
export function findFolder(context: LinkContext, document: Document): FolderDefaults {
  const end = Math.max(0, document.file.lastIndexOf("/"));
  // Some disks take the marks of letters apart, which ids do not.
  const folder = document.file.slice(0, end).normalize("NFC");
  return readFolder(context, folder);
}

const readFolder = onceFor((context: LinkContext, folder: string): FolderDefaults => {
  const segments = folder.split("/");
  const names = kindFolders.has(segments[0] ?? "") ? segments.slice(1) : segments;
  let cycle: CycleId | undefined;
  let team: TeamId | undefined;
  let isTeam = false;
  for (let start = 0; start < names.length; start += 1) {
    for (let end = start + 1; end <= names.length; end += 1) {
      const name = names.slice(start, end).join("/");
      cycle = context.cycles.get(name)?.cycle ?? cycle;
      const entry = findTeam(context.ids, name);
      if (entry && !context.leftOut.has(entry.id)) team = toTeamId(entry.id);
      // One that is not shown, or could not be read, is a team for all that.
      isTeam ||= entry !== undefined || isUnread(context.ids, `teams/${name}`, "");
    }
  }
  const isStrange = !isTeam && cycle !== undefined && folder.startsWith(`${cycle}/`);
  const stranger = isStrange ? folder.slice(folder.indexOf("/") + 1) : undefined;
  return toPresent({ cycle, team, stranger });
});
