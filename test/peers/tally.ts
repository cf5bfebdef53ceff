/** What came of comparing one tool with us. */
export class Tally {
  types = 0;
  verdicts = 0;
  readonly unexplained: string[] = [];
  readonly #explained = { types: new Map<string, number>(), verdicts: new Map<string, number>() };

  /** Counts a difference under its explanation, or keeps its description where it has none. */
  add(aspect: "types" | "verdicts", explanation: string | null, description: string): void {
    if (explanation === null) {
      this.unexplained.push(description);
      return;
    }
    const counts = this.#explained[aspect];
    counts.set(explanation, (counts.get(explanation) ?? 0) + 1);
  }

  /** A row of the table: what was compared, how much of it differs for a known reason, and for none. */
  row(labels: readonly string[]): string {
    const { types, verdicts } = this.#explained;
    const figures = [
      ...[this.types, sum(types), this.verdicts, sum(verdicts), this.unexplained.length],
    ].map((figure) => figure.toLocaleString("en-US"));
    return `| ${[...labels, ...figures].join(" | ")} |`;
  }

  /** The reasons with their counts, and the first differences that have none. */
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
