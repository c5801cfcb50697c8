import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";

/** A command on a terminal of its own, with somebody who types. */

const root = join(import.meta.dirname, "../..");

export const hasTerminal =
  spawnSync("script", ["--version"], { stdio: "ignore" }).error === undefined;

export const keys = { ctrlC: "\u0003", ctrlD: "\u0004" } as const;

/** As long as a question is waited for that never comes. */
const patience = 20_000;

/** Types each text when the prompt beside it stands on the screen, which is searched from where the last one ended. */
export async function type(
  parameters: readonly string[],
  typed: readonly (readonly [prompt: string, text: string])[],
  cwd = root,
): Promise<{ readonly said: string; readonly status: number | null }> {
  const [script = "", ...rest] = parameters;
  const command = [process.execPath, join(root, "scripts", script), ...rest];
  const line = command.map((word) => `'${word}'`).join(" ");
  const child = spawn("script", ["-qec", line, "/dev/null"], { cwd, timeout: patience });
  const left = [...typed];
  let said = "";
  let from = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    for (let next = left[0]; next; next = left[0]) {
      const at = said.indexOf(next[0], from);
      if (at < 0) return;
      from = at + next[0].length;
      left.shift();
      child.stdin.write(next[1]);
    }
  });
  const status = await new Promise<number | null>((resolve) => {
    child.on("close", resolve);
  });
  child.stdin.destroy();
  return { said: said.replaceAll("\r", ""), status };
}
