import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import type { CheckOptions } from "./check-content.ts";
import { toProcessFile } from "./own-code.ts";
import { type Fact, type FactName, toNamedFact } from "../model/reads.ts";
import type { ViewContext } from "../view/context.ts";
import type { MadePage, PageMaker } from "./page-maker.ts";

/** What the other process makes its views from: it reads the content itself, as a plan cannot be handed over. */
export interface HelperContent extends Pick<CheckOptions, "asOf" | "audience" | "site" | "base"> {
  readonly content: string;
  readonly commit?: string;
}

/** What it needs to know when there is something to be made. */
export interface HelperOutput {
  readonly root: string;
  readonly project: string;
  readonly codeDigest: string;
  readonly base: string;
  readonly folder: string;
  /** The folder of the last build, and where the notes on it lie. */
  readonly out: string;
  readonly notesFile: string;
  /** Of the texts that this process has read. */
  readonly textsDigest: string;
  /** What this process found out and the other one need not: sealed quarters, and what git tells. */
  readonly known: Pick<ViewContext, "preview" | "snapshots" | "sealedPaths" | "history">;
}

export type HelperRequest =
  { readonly output: HelperOutput } | { readonly id: number; readonly paths: readonly string[] };

export type HelperAnswer =
  | {
      readonly id: number;
      /** What they read is told by the numbers that it has there. */
      readonly pages: readonly MadePage[];
      /** Those that it has not told of before, in the order of their numbers. */
      readonly facts: readonly FactName[];
    }
  | { readonly id: number; readonly error: unknown; readonly code?: string };

/** A second process that makes pages. */
export interface PageHelper {
  readonly open: (output: HelperOutput) => PageMaker;
  /** Ends it, in order where it has nothing to do and at once where it has; then it writes no more. */
  readonly close: () => Promise<void>;
}

/** A second process that is started when it is known that there is enough to do, if ever. */
export interface LateHelper {
  readonly isStarted: () => boolean;
  /** Starts it unless it has been; undefined where there is to be none. */
  readonly start: () => PageHelper | undefined;
  readonly close: () => Promise<void>;
}

/** Lets a helper be started later. */
export function toLateHelper(start: () => PageHelper | undefined): LateHelper {
  let helper: PageHelper | undefined;
  return {
    isStarted: () => helper !== undefined,
    start: () => (helper ??= start()),
    close: async () => helper?.close(),
  };
}

/** Below this number of content files one process is done before another has read them. */
const leastFiles = 2000;

/** Starts a second process where there is a core for it and enough to do; it reads while this one does. */
export function startPageHelper(files: number, content: HelperContent): PageHelper | undefined {
  if (files < leastFiles || availableParallelism() < 2) return undefined;
  const child = fork(toProcessFile("page-process"), [JSON.stringify(content)], {
    // Errors come back as errors.
    serialization: "advanced",
  });
  const waiting = new Map<number, (answer: HelperAnswer) => void>();
  const facts: Fact[] = [];
  let requests = 0;
  let isOpen = false;
  let ended: Error | undefined;
  child.on("message", (message) => {
    // Sent by `answerRequests` alone.
    const answer = message as HelperAnswer;
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const ending = new Promise<void>((resolve) => {
    const end = (how: string, cause?: unknown): void => {
      ended ??= new Error(`second process of the build ended: ${how}`, { cause });
      for (const [id, answer] of waiting) answer({ id, error: ended });
      waiting.clear();
      resolve();
    };
    child.on("exit", (code, signal) => {
      end(signal ?? String(code));
    });
    child.on("error", (error) => {
      end(error.message, error);
    });
  });
  const send = (request: HelperRequest): void => {
    child.send(request);
  };
  const make: PageMaker = (paths) =>
    new Promise((resolve, reject) => {
      requests += 1;
      const id = requests;
      waiting.set(id, (answer) => {
        if ("pages" in answer) {
          facts.push(...answer.facts.map(toNamedFact));
          resolve(answer.pages.map((page) => toMadePage(page, facts)));
        } else reject(toError(answer.error, answer.code));
      });
      if (ended) waiting.get(id)?.({ id, error: ended });
      else send({ id, paths });
    });
  return {
    open: (output) => {
      isOpen = true;
      if (!ended) send({ output });
      return make;
    },
    close: () => {
      if (isOpen && waiting.size === 0 && !ended) child.disconnect();
      else child.kill();
      return ending;
    },
  };
}

/** The same page, with what it read by the numbers of this process. */
function toMadePage({ key, ...page }: MadePage, facts: readonly Fact[]): MadePage {
  if ("digest" in key) return { ...page, key };
  const reads = key.reads.map((number) => {
    const fact = facts[number];
    if (fact === undefined) throw new Error(`fact that nobody told of: ${number}`);
    return fact;
  });
  return { ...page, key: { reads } };
}

/** What went wrong in the other process, as if it had been here; on their way errors lose the code of the system. */
function toError(error: unknown, code: string | undefined): Error {
  const same = error instanceof Error ? error : new Error(String(error));
  return code === undefined ? same : Object.assign(same, { code });
}
