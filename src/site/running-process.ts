/**
 * Whether a process is running that is not this one: its number may be our own, where we got that of one that was
 * killed. One that belongs to somebody else runs, too, although we may not signal it.
 */
export function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    // Signal 0 only asks.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
