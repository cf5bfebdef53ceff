import { terminal } from "../diagnostics/terminal-text.ts";

/**
 * The completion script for bash. The script of the library needs a function of the bash-completion package, runs what
 * stands on the command line, does not complete the value in `--option=value`, and never offers files. This one asks
 * in the same way, and has to run in bash 3.2, which macOS has.
 *
 * Bash splits words at `=`, so the parts of `--option=value` are joined for the question. The answer replaces only the
 * part behind the `=`.
 */
export const bashCompletion = terminal`# bash completion for modelmark

__modelmark_complete() {
    local words=() line answer directive cur i
    for ((i = 1; i <= COMP_CWORD; i++)); do
        if ((i > 1)) && [[ \${COMP_WORDS[i]} == "=" || \${COMP_WORDS[i - 1]} == "=" ]]; then
            words[\${#words[@]} - 1]+=\${COMP_WORDS[i]}
        else
            words+=("\${COMP_WORDS[i]}")
        fi
    done
    cur=\${COMP_WORDS[COMP_CWORD]}
    [[ $cur == "=" ]] && cur=
    answer=$(modelmark complete -- "\${words[@]}" 2> /dev/null)
    directive=\${answer##*:}
    COMPREPLY=()
    while IFS= read -r line; do
        line=\${line%%$'\\t'*}
        [[ $line == :* || $line != "$cur"* || -z $line ]] || COMPREPLY+=("$line")
    done <<< "$answer"
    # Without words to offer, the shell offers files, unless the answer forbids that.
    if [[ $directive == 4 ]] && type compopt > /dev/null 2>&1; then
        compopt +o default
    fi
}

complete -o default -F __modelmark_complete modelmark
`;
