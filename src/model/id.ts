declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

/** The id of a document: its path without the ending, as in `2026-q3/engineering/find-the-fault`. */
export type DocumentId = Brand<"DocumentId">;
/**
 * The id of a node of the cascade: a document's id, an item's `<document>#<item>`,
 * or `person:<id>`, `role:<id>`, `cycle:<id>` for what has no document. A team's is `teams/<id>`.
 */
export type NodeId = Brand<"NodeId">;
/** As in `2026-q3`. */
export type CycleId = Brand<"CycleId">;
/** As in `engineering`: the path of the team's file below `teams/`. */
export type TeamId = Brand<"TeamId">;
/** As in `hamish-odell`. */
export type PersonId = Brand<"PersonId">;
/** As in `head-of-infrastructure`. */
export type RoleId = Brand<"RoleId">;

/** One segment of an id: letters of any script that are not upper case, marks, digits, `-`, `_`. */
export const idSegment = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}_-]+$/u;

/** Names that Windows keeps for devices, with whatever ending: no file or folder can be called so there. */
const deviceName = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/i;

/** Whether a name of a file, without its ending, or of a folder is one that not every disk takes. */
export function isDeviceName(name: string): boolean {
  return deviceName.test(name);
}

/** Whether a text can be the id of a document: segments joined by `/`. */
export function isDocumentId(text: string): boolean {
  return text.split("/").every((segment) => idSegment.test(segment));
}

/** Whether a text can have been an id, or a name in an address, before: as an id is now, but capitals are letters too. */
export function isOldId(text: string): boolean {
  return /^[\p{L}\p{M}\p{Nd}_-]+(?:\/[\p{L}\p{M}\p{Nd}_-]+)*$/u.test(text);
}

/** Splits a reference into document and item; `#kr1` alone has an empty document. */
export function parseReference(reference: string): {
  readonly document: string;
  readonly item: string | undefined;
} {
  const hash = reference.indexOf("#");
  if (hash < 0) return { document: reference, item: undefined };
  return { document: reference.slice(0, hash), item: reference.slice(hash + 1) };
}

/** The node of a team: its document. */
export function toTeamNode(team: TeamId): NodeId {
  // The brands are told apart by the compiler only; this is the one rule that joins them.
  return `teams/${team}` as NodeId;
}

/** A person, role or team as authors write it: `hamish-odell`, `role:head-of-fleet`, `team:engineering`. */
export function toAuthoredActor(actor: NodeId): string {
  return actor.replace(/^person:/, "").replace(/^teams\//, "team:");
}

/**
 * The page of a node, from the site's root: `/2026-q3/engineering/find-the-fault/#kr1`.
 * `index` documents stand for their folder: `2026-q3/index` is `/2026-q3/`.
 */
export function toUrl(id: NodeId | DocumentId): string {
  const { document, item } = parseReference(id);
  const page = toPagePath(document);
  // One text: of one that is put together the pieces would be kept, and a plan has a great many.
  return item === undefined ? page : [page, "#", item].join("");
}

function toPagePath(document: string): string {
  const colon = document.indexOf(":");
  if (colon > 0) {
    const name = document.slice(colon + 1);
    switch (document.slice(0, colon)) {
      case "person":
      case "role":
        return `/people/${name}/`;
      case "cycle":
        return `/${name}/`;
      default:
        throw new Error(`unknown kind of node: ${document}`);
    }
  }
  if (document === "index") return "/";
  const path = document.endsWith("/index") ? document.slice(0, -"/index".length) : document;
  return ["/", path, "/"].join("");
}
