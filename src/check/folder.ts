import type { Document } from "../model/document.ts";
import type { CycleId, NodeId, TeamId } from "../model/id.ts";
import { onceFor } from "../model/once.ts";
import { toTeamId } from "./actor.ts";
import type { LinkContext } from "./link-context.ts";

/** What a folder says of the documents in it. */
export interface FolderDefaults {
  readonly cycle?: CycleId;
  readonly team?: TeamId;
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

/** The cycle and the team that the folders on a document's path name; the deepest, and of those the longest, counts. */
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
  for (let start = 0; start < names.length; start += 1) {
    for (let end = start + 1; end <= names.length; end += 1) {
      const name = names.slice(start, end).join("/");
      cycle = context.cycles.get(name)?.cycle ?? cycle;
      const id = `teams/${name}` as NodeId;
      const entry = context.ids.entries.get(id);
      if (entry?.kind === "team" && !context.leftOut.has(id)) team = toTeamId(id);
    }
  }
  return { ...(cycle === undefined ? {} : { cycle }), ...(team === undefined ? {} : { team }) };
});
