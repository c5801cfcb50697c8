import { SnapshotError } from "../history/snapshot.ts";
import { toVisible } from "../report/width.ts";
import { CallError, UsageError } from "./command.ts";
import { endWithNpm } from "./end-with-npm.ts";

/** What a command ends with: 0 fine, 1 findings at level error, 2 wrong usage or environment. */
export type ExitStatus = 0 | 1 | 2;

/** What the machine refuses, whatever the program does: said in one line, as a wrong usage is. */
const refusals = new Set([
  "EACCES",
  "EBUSY",
  "EDQUOT",
  "EEXIST",
  "EISDIR",
  "EMFILE",
  "ENOSPC",
  "ENOTDIR",
  "EPERM",
  "EROFS",
  "EXDEV",
]);

/** Signals that ask for an end, and the exit status that tells of each: a closed terminal, Ctrl-C, `kill`. */
const endings = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Runs a command and sets the exit status of the process. An interruption ends it in order: `exit` handlers run. */
export async function runCommand(command: () => Promise<ExitStatus>): Promise<void> {
  for (const [signal, status] of Object.entries(endings)) {
    process.once(signal, () => process.exit(status));
  }
  endWithNpm();
  for (const stream of [process.stdout, process.stderr]) stream.on("error", passOverClosed);
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = 2;
    if (error instanceof CallError) say(`${error.message} See --help.`);
    else if (error instanceof UsageError) say(error.message);
    else if (error instanceof SnapshotError) say(error.message);
    else if (isRefusal(error)) say(`The system refused: ${error.message}.`);
    else console.error(error);
  }
}

/** Whoever reads no further, as `head` does, has read what there is to know: the exit status is what it was. */
function passOverClosed(error: Error): void {
  const isClosed =
    "code" in error && ["EPIPE", "ERR_STREAM_DESTROYED"].includes(String(error.code));
  if (!isClosed) throw error;
}

/** What somebody typed, or wrote into a plan, may be in it: that steers no terminal. */
function say(text: string): void {
  console.error(text.split("\n").map(toVisible).join("\n"));
}

function isRefusal(error: unknown): error is Error {
  return error instanceof Error && "code" in error && refusals.has(String(error.code));
}
