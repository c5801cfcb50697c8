import type { SnapshotFolder } from "../history/read-snapshot.ts";
import { readSnapshot } from "../history/read-snapshot.ts";
import type { Audience } from "../model/plan.ts";
import type { ViewContext } from "../view/context.ts";
import { toSealedContext } from "./sealed-context.ts";

/** Opens a sealed quarter as a portal for `audience` shows it, when it is asked for. Throws where there is none. */
export function toOpener(
  sealed: readonly Pick<SnapshotFolder, "cycle" | "folder">[],
  audience: Audience,
): (cycle: string) => ViewContext {
  return (cycle) => {
    const found = sealed.find((each) => each.cycle === cycle);
    if (!found) throw new Error(`not sealed: ${cycle}`);
    return toSealedContext(readSnapshot(found.folder), audience);
  };
}
