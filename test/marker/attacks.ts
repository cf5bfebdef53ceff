/**
 * The attacks that a stranger's text may try, each around a word of its own. If the word turns up as more than text,
 * the attack has broken out. Each attack has the characters that end, begin or change something in one of the
 * languages we write.
 */
export const attacks: Readonly<Record<string, (word: string) => string>> = {
  "end of a comment": (word) => `*/${word}();/*`,
  "end of a comment, twice": (word) => `*/${word}();/* */${word}();/*`,
  "end of a comment in pieces": (word) => `*<br/>/${word}();/*`,
  "escaped end of a comment": (word) => `*\\u002f${word}();/* \\*/${word}()`,
  "comment without letters": (word) => `*/[][(![]+[])[+[]]];${word}/*`,
  "line of code": (word) => `;\n${word}();\n`,
  "carriage return": (word) => `\r${word}();\r\n${word}()`,
  "line separator": (word) => `\u2028${word}();\u2029${word}()`,
  "next line": (word) => `\u0085${word}();\u000b\u000c`,
  "double quote": (word) => `"+${word}()+"`,
  "single quote": (word) => `'+${word}()+'`,
  backtick: (word) => `\`+${word}()+\``,
  template: (word) => `\${${word}()}`,
  backslash: (word) => `\\"+${word}()//\\`,
  backslashes: (word) => `\\\\"];${word}();//\\\\`,
  key: (word) => `"];${word}();//`,
  "computed key": (word) => `: 1, [${word}()]: 2`,
  brackets: (word) => `)]}>;${word}();{[(<`,
  tag: (word) => `<${word} onload=${word}>`,
  script: (word) => `</script><script>${word}()</script>`,
  title: (word) => `</title><${word}></textarea></style>`,
  picture: (word) => `<img src=x onerror="${word}()">`,
  "comment of HTML": (word) => `--><${word}><!--`,
  "character data": (word) => `]]><${word}/><![CDATA[`,
  entities: (word) => `&lt;${word}&gt;&#60;${word}&#62;&#x3c;${word}&#x3e;`,
  attribute: (word) => `" onclick="${word}()" x='${word}'`,
  frame: (word) => `<math><mtext><iframe src="javascript:${word}()"></iframe></mtext></math>`,
  interpolation: (word) => `{{ ${word}() }}`,
  "interpolation in code": (word) => `\`{{ ${word}() }}\``,
  braces: (word) => `{${word}()}`,
  "script in a link": (word) => `[${word}](javascript:${word}())`,
  "data in a link": (word) => `[${word}](data:text/html,<script>${word}()</script>)`,
  "angle link": (word) => `<javascript:${word}()>`,
  image: (word) => `![${word}](https://evil.example/${word}.png)`,
  reference: (word) => `[${word}][r]\n\n[r]: javascript:${word}()`,
  "way up": (word) => `../../../${word}`,
  "way up on Windows": (word) => `..\\..\\${word}`,
  device: (word) => `/${word}:con/nul.`,
  home: (word) => `~/.${word}`,
  pipe: (word) => `| ${word} | ${word} |`,
  row: (word) => `\n| ${word} | ${word} |\n`,
  "escaped pipe": (word) => `\\| ${word} \\\\| ${word}`,
  heading: (word) => `\n# ${word}\n\n## ${word}\n`,
  "markup in a heading": (word) =>
    `\n\n### <img src=x onerror=${word}> [a](javascript:${word}) ![b](//${word})\n\n`,
  "markup in a quote": (word) =>
    `\n\n> <img src=x onerror=${word}> [a](javascript:${word}) ![b](//${word})\n\n`,
  "markup in a list": (word) =>
    `\n\n- <img src=x onerror=${word}> [a](javascript:${word}) ![b](//${word})\n\n`,
  "markup in links": (word) =>
    `[<img src=x onerror=${word}>](https://a.example) [<img src=x onerror=${word}>](javascript:${word})` +
    ` [<img src=x onerror=${word}>][r] **<img src=x onerror=${word}>**\n\n[r]: https://a.example\n`,
  "markup in a table": (word) =>
    `\n\n| a | b |\n| - | - |\n| <img src=x onerror=${word}> | [a](javascript:${word}) ![b](//${word}) |\n\n`,
  "underlined heading": (word) => `\n${word}\n===\n`,
  fence: (word) => `\n\`\`\`\n${word}\n\`\`\`\`mermaid\n${word}\n`,
  "fence of tildes": (word) => `\n~~~${word}\n${word}\n`,
  "front matter": (word) => `\n---\n${word}: !!js/function x\n---\n`,
  list: (word) => `\n- ${word}: 1\n- &${word} a\n`,
  YAML: (word) => `: !!js/function ${word} #`,
  container: (word) => `\n::: danger ${word}\n:::\n<<< @/${word}\n[[toc]]\n`,
  include: (word) => `<!--@include: ./${word}.md-->`,
  import: (word) => `\nimport x from '${word}'\nexport const y = <${word} />\n`,
  strong: (word) => `**_~~${word}~~_**`,
  mention: (word) => `@${word} {@link ${word}} #1`,
  "tag of TSDoc": (word) => `\n@${word} x\n * @${word} y`,
  command: (word) => `%0A::${word}::x%0D`,
  "command on a line": (word) => `\n::error file=${word}::${word}\n##[${word}]\n`,
  "command of Azure": (word) => `##vso[${word}]x ##teamcity[${word}]`,
  "command in pieces": (word) => `[${word}]${word}##`,
  "command in two pieces": (word) => `:${word}\n:`,
  "command at once": (word) => `::error::${word}`,
  property: (word) => `,${word}=1,title=x::${word}`,
  box: (word) => `"] --> ${word}["`,
  click: (word) => `"]\nclick ${word} "javascript:x"\n%%{init: ${word}}%%`,
  shell: (word) => `$(${word});\`${word}\`&&${word}|${word}`,
  option: (word) => ` --${word}=x -c ${word}`,
  terminal: (word) => `\u001b]52;c;${word}\u0007\u001b[2J\u009b31m`,
  "turned around": (word) => `\u202e${word}\u2066\u2069\u202c\u200f`,
  "nothing to see": (word) => `\u200b\u00ad\u3164\u{e0041}\ufeff${word}`,
  zero: (word) => `\u0000${word}\u0008\u007f`,
  "half a character": (word) => `\ud83d${word}\udc00`,
  "no characters": (word) => `\ufffe\uffff${word}`,
  prototype: (word) => `__proto__.${word}`,
};

/** Returns a word that no text of ours contains, a different one for each place. */
export function wordOf(place: number): string {
  return `zq${place}q`;
}

/** Tells whether a text as a whole is such a word. */
export function isWord(text: string): boolean {
  return /^zq\d+q$/i.test(text);
}

/** Tells whether a text contains such a word. */
export function hasWord(text: string): boolean {
  return /zq\d+q/i.test(text);
}

/**
 * The characters that no output may contain raw: those that terminals obey, invisible characters, and lone
 * surrogates.
 */
export const neverRaw =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u00ad\u3164\ufeff]|\p{Surrogate}|[\u{e0000}-\u{e007f}]/u;
