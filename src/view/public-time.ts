import type { Revision, RevisionChange } from "../history/history.ts";
import type { NodeId } from "../model/id.ts";
import { parseReference, toTeamNode } from "../model/id.ts";
import type { PlanGraph, PlanNode } from "../model/plan.ts";

/** What something can be hidden by, as keys name it. */
const keysAbove: ReadonlySet<string> = new Set([
  ...["team", "parent", "supports", "implements", "inherits", "partOf", "sameAs"],
]);

/** What an id of then is called now. */
export type Current = (id: string) => string;

/**
 * From when on things have been for everyone, learned from one revision after the other, the newest first. What
 * came before that is not told, and nor is that it came: a name of then may itself be for a few.
 *
 *     audience: internal, until now              the commit that took it out, and all before
 *     2026-q4/skunk/a.md → 2026-q4/company/a.md  the move, and all before, where skunk is hidden or was then
 *     team: skunk → company, the same by a key; and so for what it supports and the team above a team
 *     a team that was internal, until now        the same for everything that is below that team alone
 */
export class PublicTime {
  readonly #plan: Pick<PlanGraph, "nodes" | "edgesFrom">;
  /** What was hidden at some time not before the revisions that are still to come. */
  readonly #hidden = new Set<string>();

  constructor(plan: Pick<PlanGraph, "nodes" | "edgesFrom">) {
    this.#plan = plan;
  }

  /** Takes in what the next older revision did; before anything of it is told. */
  add({ changes }: Pick<Revision, "changes">, toCurrent: Current): void {
    for (const change of changes) {
      if (change.isInternal) this.#hidden.add(toCurrent(change.id));
      const wasAbove = listAbove(change).map((names) => names.map(toCurrent));
      if (wasAbove.some((names) => names.every((name) => this.#isHiddenName(name)))) {
        this.#hidden.add(toCurrent(change.document));
      }
    }
  }

  /** Whether something of now was for everyone before and after the revision that was taken in last. */
  isPublic(id: string): boolean {
    const { document } = parseReference(id);
    return !this.#isHidden(document, new Set()) && (id === document || !this.#hidden.has(id));
  }

  /** Something that the plan does not know may have been for a few. */
  #isHiddenName(id: string): boolean {
    // Ids are those of nodes, or of nothing in the plan, which is then not found.
    return !this.#plan.nodes.has(id as NodeId) || !this.isPublic(id);
  }

  #isHidden(id: string, seen: Set<string>): boolean {
    if (this.#hidden.has(id)) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    const node = this.#plan.nodes.get(id as NodeId);
    if (node === undefined) return false;
    const isOut = (ids: readonly string[]): boolean =>
      ids.length > 0 && ids.every((each) => this.#isHidden(each, seen));
    const edges = this.#plan.edgesFrom.get(node.id) ?? [];
    const up = edges.filter(({ relation }) => relation === "supports" || relation === "implements");
    const whole = edges.filter(({ relation }) => relation === "part-of" || relation === "same-as");
    return (
      isOut(listTeams(node)) ||
      isOut(up.map(({ to }) => to)) ||
      whole.some(({ to }) => this.#isHidden(to, seen))
    );
  }
}

/** What stood above something before a change, each time with the ids that it may have. */
function listAbove({ type, key = "", was }: RevisionChange): readonly (readonly string[])[] {
  if (typeof was !== "string") return [];
  if (type === "moved") {
    const folders = parseReference(was).document.split("/").slice(0, -1);
    const team = folders.length > 1 ? folders.at(-1) : undefined;
    return team === undefined ? [] : [[`teams/${team}`]];
  }
  if (!keysAbove.has(key)) return [];
  return was.split(", ").map((name) => [name, `teams/${name.replace(/^team:/, "")}`]);
}

function listTeams(node: PlanNode): readonly string[] {
  if (node.kind === "team") return node.parent === undefined ? [] : [toTeamNode(node.parent)];
  if ("teams" in node) return node.teams.map(toTeamNode);
  // People belong to the organisation.
  return "team" in node && node.kind !== "person" ? [toTeamNode(node.team)] : [];
}
