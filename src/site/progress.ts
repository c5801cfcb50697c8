/** Shows how far long work is: one line that counts on a terminal, a plain line at each step's end elsewhere. */
export interface Progress {
  /** `done` of `total` is finished: `pages rendered`. */
  readonly count: (what: string, done: number, total: number) => void;
  /** A step is finished. */
  readonly report: (line: string) => void;
}

/** Milliseconds between two changes of a counting line. */
const pause = 100;

/** Writes progress to a stream, standard error as a rule: what a command prints may be read by a machine. */
export function toProgress(stream: NodeJS.WriteStream): Progress {
  let shown = 0;
  let isCounting = false;
  const clear = (): void => {
    if (isCounting) stream.write("\r\u001B[K");
    isCounting = false;
  };
  return {
    count: (what, done, total) => {
      if (!stream.isTTY || (performance.now() - shown < pause && done < total)) return;
      shown = performance.now();
      clear();
      stream.write(`${done} of ${total} ${what}`);
      isCounting = true;
    },
    report: (line) => {
      clear();
      stream.write(`${line}\n`);
    },
  };
}

/** Says nothing. */
export const silence: Progress = { count: () => undefined, report: () => undefined };
