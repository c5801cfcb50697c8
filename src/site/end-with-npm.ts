/** Milliseconds between two looks at who has started this process. */
const pause = 200;

/**
 * Ends this process, in order, once npm has ended that runs it. npm passes a signal on to the shell of its script only,
 * and many a shell dies of it without a word to what it has started: a server would go on with nobody to end it.
 */
export function endWithNpm(): void {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) process.exit(143);
  }, pause);
  timer.unref();
}
