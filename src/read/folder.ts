import type { Dirent } from "node:fs";
import { readdirSync, realpathSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Finding } from "../model/finding.ts";
import { toFinding } from "../model/finding.ts";

/** The files of a content folder, sorted, and what kept some of them from being listed. */
export interface FolderListing {
  readonly files: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Lists all files below a folder, relative to it, with forward slashes. Names that begin with a dot belong to tools
 * and are passed over; so is `snapshots/`, which the tool itself writes. Links to folders are not followed.
 */
export function readFolder(root: string): FolderListing {
  const files: string[] = [];
  const findings: Finding[] = [];
  const realRoot = realpathSync(root);
  const visit = (folder: string): void => {
    for (const entry of readEntries(join(root, folder), folder, findings)) {
      const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.startsWith(".") || file === "snapshots") continue;
      if (entry.isDirectory()) {
        if (file === "portal.yaml" || file === "people.yaml") findings.push(toNoFile(file));
        else visit(file);
      } else if (entry.isFile()) files.push(file);
      else if (entry.isSymbolicLink()) {
        const finding = checkLink(join(root, file), file, realRoot);
        if (finding) findings.push(finding);
        else files.push(file);
      } else findings.push(toUnexpected(file, "This is neither a file nor a folder."));
    }
  };
  visit("");
  return { files, findings };
}

function readEntries(path: string, folder: string, findings: Finding[]): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    const message = "The folder may not be read, so nothing in it was.";
    const hint = "Let everyone who builds the portal read it.";
    findings.push(toFinding("unreadable-file", folder, message, { hint }));
    return [];
  }
}

/** What is wrong with a symbolic link, if anything is. */
function checkLink(path: string, file: string, realRoot: string): Finding | undefined {
  const hint = "Put the file itself in the place of the link.";
  let target: string;
  try {
    target = realpathSync(path);
  } catch {
    return toFinding("unreadable-file", file, "The link leads nowhere.", { hint });
  }
  if (target !== realRoot && !target.startsWith(realRoot + sep)) {
    return toFinding("unreadable-file", file, "The link leads out of the content folder.", {
      hint,
    });
  }
  if (statSync(target).isDirectory()) {
    return toUnexpected(file, "This is a link to a folder, and such links are not followed.");
  }
  return undefined;
}

function toNoFile(file: string): Finding {
  const message = "This is a folder, where a file of that name should be.";
  return toFinding("unreadable-file", file, message, { hint: "Put the file in its place." });
}

function toUnexpected(file: string, message: string): Finding {
  return toFinding("unexpected-file", file, message, {
    hint: "Move it out of the content folder.",
  });
}
