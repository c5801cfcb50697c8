import type { Interface } from "node:readline";
import { createInterface } from "node:readline";
import { UsageError } from "./command.ts";

/** Somebody at a terminal. */
export interface Asker {
  readonly say: (line: string) => void;
  /** Resolves to what was typed. */
  readonly ask: (question: string) => Promise<string>;
}

/** Asks for one line, as it was typed; undefined where the input was ended, as by Ctrl-C or Ctrl-D. */
export type AskLine = (question: string) => Promise<string | undefined>;

/** Asks at the terminal, on standard error, as long as `talk` has questions. */
export async function askLines<Said>(talk: (ask: AskLine) => Promise<Said>): Promise<Said> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await talk(toAskLine(lines));
  } finally {
    lines.close();
  }
}

/**
 * The same for what is written as a whole or not at all. Throws a `UsageError` where the input was ended: whoever does
 * that wants none of it.
 */
export async function askWhole<Said>(talk: (asker: Asker) => Promise<Said>): Promise<Said> {
  const say = (line: string): void => {
    console.error(line);
  };
  return askLines((askLine) => {
    const ask = async (question: string): Promise<string> => {
      const line = await askLine(question);
      if (line === undefined) throw new UsageError("Nothing was written.");
      return line;
    };
    return talk({ say, ask });
  });
}

/** Lines that came before their question, as of a paste, wait for it. */
function toAskLine(lines: Interface): AskLine {
  const queued: string[] = [];
  let isOver = false;
  let answer: ((line: string | undefined) => void) | undefined;
  const take = (line: string | undefined): void => {
    const waiting = answer;
    answer = undefined;
    waiting?.(line);
  };
  lines.on("line", (line) => {
    if (answer) take(line);
    else queued.push(line);
  });
  lines.once("close", () => {
    isOver = true;
    // What is said next begins a line.
    if (answer) process.stderr.write("\n");
    take(undefined);
  });
  return async (question) => {
    const first = queued.shift();
    if (first !== undefined) console.error(`${question}${first}`);
    if (first !== undefined || isOver) return first;
    lines.setPrompt(question);
    lines.prompt();
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
}
