import { wildmatch } from "./wildmatch.ts";

/** The value of an attribute; `null` if it is unspecified. */
export type Value = string | boolean | null;

type Setting = readonly [name: string, value: Value];

/** A line of a `.gitattributes` file. */
export interface Rule {
  readonly applies: (path: string) => boolean;
  readonly settings: readonly Setting[];
}

/** The lines of a `.gitattributes` file, and the names that it gives to several attributes at once. */
export interface Rules {
  readonly rules: readonly Rule[];
  readonly macros: ReadonlyMap<string, readonly Setting[]>;
}

export const noRules: Rules = { rules: [], macros: new Map() };

/** Git passes over longer lines. */
const maxLine = 2048;

/**
 * Parses a file of attributes.
 *
 * @param folder its folder from the top of the repository, with a slash at the end; `""` for the top
 */
export function parseRules(text: string, folder: string, ignoresCase: boolean): Rules {
  const rules: Rule[] = [];
  const macros = new Map<string, readonly Setting[]>();
  for (const whole of text.split("\n")) {
    const line = whole.replace(/^[ \t\r]+/, "");
    if (line === "" || line.startsWith("#") || Buffer.byteLength(line) >= maxLine) continue;
    const [pattern, rest] = patternOf(line);
    const macro = /^\[attr\][ \t]*(?=.)/.exec(pattern.length > "[attr]".length ? line : "");
    const words = wordsOf(macro === null ? rest : line.slice(macro[0].length));
    const settings = settingsOf(macro === null ? words : words.slice(1));
    if (settings === null) continue;
    if (macro === null) rules.push({ applies: applies(pattern, folder, ignoresCase), settings });
    // Only the files at the top, and those of the user, may have them.
    else if (folder === "") macros.set(words[0] ?? "", settings);
  }
  return { rules, macros };
}

/** Returns the pattern at the beginning of a line, and the rest. */
function patternOf(line: string): readonly [pattern: string, rest: string] {
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(line)?.[0];
  const plain = quoted === undefined ? null : unquoted(quoted);
  if (quoted !== undefined && plain !== null) return [plain, line.slice(quoted.length)];
  const [word = ""] = /^[^ \t\r]*/.exec(line) ?? [];
  return [word, line.slice(word.length)];
}

const escapes: Readonly<Record<string, string>> = {
  ...{ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v", "\\": "\\", '"': '"' },
};

/** Decodes a text that is quoted as in C; `null` if it is not. */
function unquoted(quoted: string): string | null {
  const bytes = Buffer.from(quoted.slice(1, -1), "utf8").toString("latin1");
  const codes = [...bytes.matchAll(/\\([0-3][0-7]{2}|.)/g)].map((match) => match[1] ?? "");
  if (codes.some((code) => code.length === 1 && escapes[code] === undefined)) return null;
  const plain = bytes.replaceAll(/\\([0-3][0-7]{2}|.)/g, (_, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? ""),
  );
  return Buffer.from(plain, "latin1").toString("utf8");
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[ \t\r]+/).filter((word) => word !== "");
}

/** Parses the words of a line; `null` if git passes over the line, because one of them names no attribute. */
function settingsOf(words: readonly string[]): readonly Setting[] | null {
  const settings = words.map(settingOf);
  const isValid = settings.every(([name]) => /^[\w.][\w.-]*$/.test(name));
  return isValid ? settings : null;
}

function settingOf(word: string): Setting {
  const equals = word.indexOf("=");
  const name = equals === -1 ? word : word.slice(0, equals);
  if (name.startsWith("-")) return [name.slice(1), false];
  if (name.startsWith("!")) return [name.slice(1), null];
  return [name, equals === -1 ? true : word.slice(equals + 1)];
}

function applies(pattern: string, folder: string, ignoresCase: boolean): (path: string) => boolean {
  // Git refuses exceptions. A pattern of folders ends with a slash, so it matches no file.
  if (pattern.startsWith("!")) return () => false;
  const fits = wildmatch(pattern.replace(/^\//, ""), ignoresCase);
  const isOfName = !pattern.includes("/");
  return (path) => {
    if (!path.startsWith(folder)) return false;
    return fits(path.slice(isOfName ? path.lastIndexOf("/") + 1 : folder.length));
  };
}

/**
 * Returns a function that tells the attributes of a path. The last line that says something about an attribute counts.
 *
 * @param files from the weakest to the strongest
 * @param wanted the names of the attributes
 */
export function attributesFrom(
  files: readonly Rules[],
  wanted: readonly string[],
): (path: string) => ReadonlyMap<string, Value> {
  const macros = new Map(files.flatMap((file) => [...file.macros]));
  const matters = ({ settings }: Rule): boolean =>
    settings.some(([name]) => wanted.includes(name) || macros.has(name));
  const strongestFirst = files.flatMap(({ rules }) => rules.filter(matters)).toReversed();
  if (strongestFirst.length === 0) return () => new Map();
  return (path) => {
    const attributes = new Map<string, Value>();
    for (const rule of strongestFirst) {
      if (rule.applies(path)) applySettings(rule.settings, macros, attributes);
    }
    return attributes;
  };
}

/** Adds settings to the attributes, except those that already have a value. */
function applySettings(
  settings: readonly Setting[],
  macros: Rules["macros"],
  attributes: Map<string, Value>,
): void {
  const pending = [...settings];
  for (let last = pending.pop(); last !== undefined; last = pending.pop()) {
    const [name, value] = last;
    if (attributes.has(name)) continue;
    attributes.set(name, value);
    if (value === true) pending.push(...(macros.get(name) ?? []));
  }
}
