// Help as a terminal of 80 columns shows it: stricli writes a flag on one line, however much there is to say of it.
import type { Command, RouteMap } from '@stricli/core'
import { together, wrapped } from '../reports/terminal/layout.ts'
import type { Host } from './host.ts'

const width = 80

/** Of these commands and of all below them. stricli asks each for its help, in the terminal and for the reference. */
export function withFoldedHelp<Target extends Command<Host> | RouteMap<Host>>(target: Target): Target {
  const { formatHelp } = target
  Object.assign(target, { formatHelp: (...args: Parameters<typeof formatHelp>) => folded(formatHelp(...args)) })
  if ('getAllEntries' in target) for (const entry of target.getAllEntries()) withFoldedHelp(entry.target)
  return target
}

export const folded = (help: string): string => help.split('\n').flatMap(lines).join('\n')

function lines(line: string): string[] {
  if (line.length <= width) return [line]
  const { head, hang, text } = partsOf(line)
  return wrapped(text.replaceAll(/ {2,}/g, ' '), width - hang).map((part, index) =>
    index === 0 ? `${head}${part}` : `${' '.repeat(hang)}${part}`,
  )
}

interface Parts {
  head: string
  /** The column under which further lines begin. */
  hang: number
  text: string
}

/** What is said of a flag stands under itself, and how a command is called a little to the right of its name. */
function partsOf(line: string): Parts {
  const [, usage] = /^ {2}(ringfence .*)$/.exec(line) ?? []
  if (usage !== undefined) return { head: '  ', hang: 6, text: usage.replaceAll(flagWithValue, keptTogether) }
  const [, head = '', text = line] = /^( +\S.*? {2,})(\S.*)$/.exec(line) ?? []
  return { head, hang: head.length, text }
}

/** `[-f FORMAT[=PATH]]...` */
const flagWithValue = /\[(?:[^[\]]|\[[^[\]]*\])*\](?:\.\.\.)?/g
const keptTogether = (flag: string): string => flag.replaceAll(' ', together)
