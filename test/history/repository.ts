import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A real git repository in a temporary folder. */
export interface Repository {
  readonly root: string;
  readonly write: (file: string, text: string | Buffer) => void;
  /** Commits everything, and gives the hash. */
  readonly commit: (message: string) => string;
  readonly git: (...parameters: string[]) => string;
}

/** Makes an empty repository with the branch `main`; the machine's own settings of git do not count. */
export function createRepository(): Repository {
  const root = mkdtempSync(join(tmpdir(), "plumbline-git-"));
  const git = (...parameters: string[]): string =>
    execFileSync("git", ["-C", root, ...parameters], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" },
    }).trim();
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.name", "Morag Teale");
  git("config", "user.email", "morag@example.org");
  return {
    root,
    git,
    write: (file, text) => {
      const path = join(root, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    },
    commit: (message) => {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
      return git("rev-parse", "HEAD");
    },
  };
}
