import { startOf, type SourcePosition, type SourceSpan } from "../diagnostics/span.ts";
import type { ConfigText } from "./config-text.ts";
import { isTextNestedTooDeeply } from "./nesting.ts";

/** Returns the place of the key at a path of a config. */
export type LocateKey = (path: readonly string[]) => SourceSpan;

/**
 * Returns a function that finds keys in a config. It uses the syntax of JSON and YAML, but looks for the names of
 * keys in scripts.
 */
export async function locatorOf(source: ConfigText): Promise<LocateKey> {
  const { file, within = [] } = source;
  const offsetOf = await offsetFinder(source);
  return (path) => {
    const whole = [...within, ...path];
    // A computed key is not in the text, so the nearest key around it is used.
    for (let length = whole.length; length > 0; length -= 1) {
      const range = offsetOf(whole.slice(0, length));
      if (range !== null) return spanOf(source, range);
    }
    return startOf(file);
  };
}

type Range = readonly [start: number, end: number];
type OffsetFinder = (path: readonly string[]) => Range | null;

async function offsetFinder({ file, text }: ConfigText): Promise<OffsetFinder> {
  // The parser cannot handle a text that is nested this deeply.
  if (isTextNestedTooDeeply(text)) return () => null;
  if (file.endsWith(".json")) return jsonFinder(text);
  if (/\.ya?ml$/.test(file)) return yamlFinder(text);
  return scriptFinder(text);
}

async function jsonFinder(text: string): Promise<OffsetFinder> {
  const { parse } = await import("@humanwhocodes/momoa");
  const skipped = text.startsWith("\uFEFF") ? 1 : 0;
  const { body } = parse(text.slice(skipped), { mode: "json", ranges: true });
  return (path) => {
    let node = body;
    let range: Range | null = null;
    for (const part of path) {
      if (node.type === "Object") {
        const member = node.members.findLast(
          ({ name }) => (name.type === "String" ? name.value : name.name) === part,
        );
        if (member === undefined) return null;
        range = within(member.name.range, skipped + 1, skipped - 1);
        node = member.value;
      } else if (node.type === "Array") {
        const element = node.elements[Number(part)];
        if (element === undefined) return null;
        range = within(element.value.range, skipped, skipped);
        node = element.value;
      } else {
        return null;
      }
    }
    return range;
  };
}

function within(range: readonly number[] | undefined, first: number, last: number): Range | null {
  const [start, end] = range ?? [];
  return start === undefined || end === undefined ? null : [start + first, end + last];
}

async function yamlFinder(text: string): Promise<OffsetFinder> {
  const { isMap, isScalar, isSeq, isNode, parseDocument } = await import("yaml");
  const { contents } = parseDocument(text);
  return (path) => {
    let node: unknown = contents;
    let range: Range | null = null;
    for (const part of path) {
      const key = isMap(node)
        ? node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === part)
        : undefined;
      const item: unknown = isSeq(node) ? node.items[Number(part)] : key?.key;
      if (!isNode(item)) return null;
      range = within(item.range ?? undefined, 0, 0);
      node = key === undefined ? item : key.value;
    }
    return range;
  };
}

/**
 * Finds keys in a script. Each part of a path is looked for after the previous one, first as a key and then as any
 * word.
 */
function scriptFinder(text: string): OffsetFinder {
  return (path) => {
    let range: Range | null = null;
    for (const part of path) {
      const from: number = range === null ? 0 : range[1];
      const partRange = asKey(text, part, from) ?? asWord(text, part, from);
      if (partRange === null && !/^\d+$/.test(part)) return null;
      range = partRange ?? range;
    }
    return range;
  };
}

function asKey(text: string, key: string, from: number): Range | null {
  const name = key.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  const pattern = new RegExp(`(?<![\\w$])${name}["'\`]?\\s*:`, "g");
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match === null ? null : [match.index, match.index + key.length];
}

function asWord(text: string, word: string, from: number): Range | null {
  const at = text.indexOf(word, from);
  return at === -1 || /^\d+$/.test(word) ? null : [at, at + word.length];
}

function spanOf({ file, text }: ConfigText, [start, end]: Range): SourceSpan {
  return { file, start: positionAt(text, start), end: positionAt(text, end) };
}

/** Returns the line and column of an offset. */
export function positionAt(text: string, offset: number): SourcePosition {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
