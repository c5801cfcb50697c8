/** What an author said, by the name of the field. A field that was not asked for, or passed over, is not in it. */
export class Answers {
  readonly #said: ReadonlyMap<string, readonly string[]>;

  constructor(said: ReadonlyMap<string, readonly string[]> = new Map()) {
    this.#said = said;
  }

  /** The answers with one more. */
  with(name: string, values: readonly string[]): Answers {
    return new Answers(new Map([...this.#said, [name, values]]));
  }

  has(name: string): boolean {
    return (this.#said.get(name) ?? []).length > 0;
  }

  find(name: string): string | undefined {
    return this.#said.get(name)?.[0];
  }

  /** The answer to a field that every author is asked for. Throws where it is not there, which is a bug. */
  get(name: string): string {
    const value = this.find(name);
    if (value === undefined) throw new Error(`no answer: ${name}`);
    return value;
  }

  list(name: string): readonly string[] {
    return this.#said.get(name) ?? [];
  }

  findNumber(name: string): number | undefined {
    const value = this.find(name);
    return value === undefined ? undefined : Number(value);
  }
}
