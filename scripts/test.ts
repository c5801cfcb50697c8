import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `npm test`: format, lint, types, unit tests and browser tests; ends with `N passed, N failed`. */

const checks = [
  { name: "format", command: ["prettier", "--check", "--log-level", "warn", "."] },
  { name: "lint", command: ["eslint", "--max-warnings", "0", "."] },
  { name: "types", command: ["astro", "check", "--minimumFailingSeverity", "hint"] },
] as const;

const folder = await mkdtemp(join(tmpdir(), "plumbline-test-"));
const report = join(folder, "vitest.json");
let passed = 0;
let failed = 0;

for (const { name, command } of checks) {
  const code = await run(command);
  console.log(code === 0 ? `✓ ${name}` : `✗ ${name}: exit status ${code}`);
  if (code === 0) passed += 1;
  else failed += 1;
}

const filters = process.argv.slice(2);
const code = await run([
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile=${report}`,
  ...filters,
]);
const counts = await readCounts(report);
passed += counts.passed;
failed += counts.failed;
// A run that broke before it counted anything, or that left errors outside of tests, has failed all the same.
if (code !== 0 && counts.failed === 0) failed += 1;
await rm(folder, { recursive: true });

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run(command: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const [name = "", ...rest] = command;
    const child = spawn(join("node_modules", ".bin", name), rest, {
      stdio: "inherit",
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1" },
    });
    child.on("error", reject);
    child.on("exit", (exit) => {
      resolve(exit ?? 1);
    });
  });
}

async function readCounts(file: string): Promise<{ passed: number; failed: number }> {
  try {
    // The reporter's own format; the two numbers are all that is read of it.
    const json = JSON.parse(await readFile(file, "utf8")) as Record<string, number>;
    return { passed: json["numPassedTests"] ?? 0, failed: json["numFailedTests"] ?? 0 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
