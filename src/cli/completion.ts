// Completion at the tab key: each shell asks ringfence itself, so what it proposes is what the commands take.
import { type Application, proposeCompletions } from '@stricli/core'
import type { Host } from './host.ts'
import { printable } from '../reports/plain-text.ts'

/** The first word of such a question. The last one is what stands under the cursor, after a dot: some shells drop an empty word. */
export const question = '__complete'

export const shells = ['bash', 'zsh', 'fish', 'pwsh'] as const
export type Shell = (typeof shells)[number]

/** A proposal to a line, with what it means after a tab. Nothing where it is not known what may stand there: a shell then takes files. */
export async function proposed(application: Application<Host>, words: readonly string[], host: Host): Promise<string> {
  const before = words.slice(0, -1)
  const under = words.at(-1)?.replace(/^\./, '') ?? ''
  const found = await proposeCompletions(application, [...before, under], host)
  return found
    .filter(({ completion }) => completion !== '--' && (under !== '' || !completion.startsWith('-')))
    .map(({ completion, brief }) => `${printable(completion)}\t${printable(brief)}\n`)
    .join('')
}

export const scriptFor = (shell: Shell): string => scripts[shell]

const scripts: Record<Shell, string> = {
  bash: `# To load it: eval "$(ringfence completion bash)", in ~/.bashrc for good.
_ringfence() {
  local word
  COMPREPLY=()
  while IFS=$'\\t' read -r word _; do
    COMPREPLY+=("$word")
  done < <("$1" ${question} "\${COMP_WORDS[@]:1:COMP_CWORD-1}" ".\${COMP_WORDS[COMP_CWORD]}" 2>/dev/null)
}
complete -o default -F _ringfence ringfence
`,
  zsh: `#compdef ringfence
# To load it: eval "$(ringfence completion zsh)" after compinit, in ~/.zshrc for good.
_ringfence() {
  local -a found
  local word brief
  while IFS=$'\\t' read -r word brief; do
    found+=("\${word//:/\\\\:}:$brief")
  done < <("\${words[1]}" ${question} "\${(@)words[2,CURRENT-1]}" ".\${words[CURRENT]}" 2>/dev/null)
  if (( \${#found} )); then
    _describe ringfence found
  else
    _files
  fi
}
compdef _ringfence ringfence
`,
  fish: `# To load it: ringfence completion fish | source, in ~/.config/fish/config.fish for good.
function __ringfence_complete
  set -l words (commandline -opc)
  set -l found (command $words[1] ${question} $words[2..-1] .(commandline -ct) 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c ringfence -f -a '(__ringfence_complete)'
`,
  pwsh: `# To load it: ringfence completion pwsh | Out-String | Invoke-Expression, in $PROFILE for good.
Register-ArgumentCompleter -Native -CommandName ringfence -ScriptBlock {
  param($under, $ast, $cursor)
  $words = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.ToString() })
  $before = @($words | Select-Object -Skip 1)
  & $words[0] ${question} @before ".$under" 2>$null | ForEach-Object {
    $word, $brief = $_ -split "\`t", 2
    [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $brief)
  }
}
`,
}
