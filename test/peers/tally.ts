/** Counts the results of comparing one tool with us. */
export class Tally {
  types = 0;
  verdicts = 0;
  readonly unexplained: string[] = [];
  readonly #explained = { types: new Map<string, number>(), verdicts: new Map<string, number>() };

  /** Counts a difference under its explanation, or keeps its description if it has no explanation. */
  add(aspect: "types" | "verdicts", explanation: string | null, description: string): void {
    if (explanation === null) {
      this.unexplained.push(description);
      return;
    }
    const counts = this.#explained[aspect];
    counts.set(explanation, (counts.get(explanation) ?? 0) + 1);
  }

  /**
   * Returns a row of the table: how much was compared, how many differences have a known reason, and how many have
   * none.
   */
  row(labels: readonly string[]): string {
    const { types, verdicts } = this.#explained;
    const figures = [
      ...[this.types, sum(types), this.verdicts, sum(verdicts), this.unexplained.length],
    ].map((figure) => figure.toLocaleString("en-US"));
    return `| ${[...labels, ...figures].join(" | ")} |`;
  }

  /** Returns the reasons with their counts, and the first differences that have no reason. */
  details(name: string): string {
    const reasons = [...this.#explained.types, ...this.#explained.verdicts];
    return [
      `\n${name}`,
      ...reasons.map(([reason, count]) => `  ${count.toLocaleString("en-US")} × ${reason}`),
      ...this.unexplained.slice(0, 20).map((text) => `  UNEXPLAINED ${text.slice(0, 1000)}`),
    ].join("\n");
  }
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
