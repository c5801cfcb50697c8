import type { Rule } from "./rule.ts";

/** Whether the sealed quarters are what they were when they were sealed. */
export const sealedRules = {
  "seal-broken": {
    family: "rhythm",
    severity: "error",
    isFixed: true,
    title: "A sealed quarter that was changed",
    when: "A file of a sealed quarter is changed, missing or added; or a link stands in the place of a file, of a quarter or of the folder of all of them, as links are not followed; or the folder has the name of another cycle than its seal; or the quarter that was sealed next names another seal; or the quarter cannot be opened though its digests fit, as somebody wrote a part or an amendment anew in a shape that the format does not know. Against the base revision also: a quarter was sealed anew, or an amendment changed or taken out.",
    why: "What was promised and what came of it would be whatever somebody last wrote.",
    mend: "Restore the folder from git, and say what is wrong in it by `npm run snapshot -- amend`.",
    example: {
      broken: "# a score was changed in\n# snapshots/2026-q2/objectives.json",
      mended: "# the file is restored, and the correction\n# is the record amendments/0001",
    },
  },
  "snapshot-version": {
    family: "rhythm",
    severity: "error",
    isFixed: true,
    title: "A sealed quarter from a later version",
    when: "A quarter was sealed in a version of the format that this version of Plumbline does not know yet. Older versions are always known.",
    why: "It would be shown without what only the later version understands.",
    mend: "Build with the version of Plumbline that sealed it, or a later one.",
    example: {
      broken:
        "# snapshots/2026-q2/snapshot.json was written by a later Plumbline than the one in use",
      mended: "# package.json names that version",
    },
  },
} as const satisfies Record<string, Rule>;
