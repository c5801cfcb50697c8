import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What a command took. */
export interface Measurement {
  readonly seconds: number;
  /** The most that its largest process held at a time, in bytes; undefined where the system does not tell. */
  readonly memory: number | undefined;
}

/** Milliseconds between two looks at a command's memory. */
const pause = 100;

/** Runs a command to its end. Throws with what it printed where it ends with another status than one of `fine`. */
export function measureCommand(
  command: readonly string[],
  folder: string = process.cwd(),
  fine: readonly (number | null)[] = [0],
): Promise<Measurement> {
  const [name = "", ...rest] = command;
  flush();
  const since = performance.now();
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" };
  const child = spawn(name, rest, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  child.stdout.on("data", (data) => (printed += String(data)));
  child.stderr.on("data", (data) => (printed += String(data)));
  let memory = 0;
  const timer = setInterval(() => {
    for (const id of listProcesses(child.pid)) memory = Math.max(memory, readMemory(id));
  }, pause);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - since) / 1000;
      if (fine.includes(code)) resolve({ seconds, memory: memory === 0 ? undefined : memory });
      else reject(new Error(`${command.join(" ")} ended with ${code}:\n${printed.slice(-2000)}`));
    });
  });
}

/** Has the system put on the disk what was written before: it would do that while something else is timed. */
function flush(): void {
  const { error } = spawnSync("sync", { timeout: 60_000 });
  // Not every system has the command.
  if (error && !("code" in error && error.code === "ENOENT")) throw error;
}

/** A process and all below it. */
function listProcesses(root: number | undefined): readonly number[] {
  if (root === undefined) return [];
  const children = readProcess(`/proc/${root}/task/${root}/children`);
  return [
    root,
    ...(children?.trim().split(" ").filter(Boolean) ?? []).flatMap((id) =>
      listProcesses(Number(id)),
    ),
  ];
}

/** The most memory that a process has held since it began, as the system counts it. */
function readMemory(id: number): number {
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readProcess(`/proc/${id}/status`) ?? "")?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

function readProcess(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // It ended meanwhile, or the system is another.
    return undefined;
  }
}
