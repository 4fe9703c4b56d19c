// What a runner of GitHub obeys on stdout, written so that no text of others ends a command or begins one.
import { printable } from '../../reports/plain-text.ts'

/** As `@actions/core` escapes them. */
const inMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

export type Level = 'error' | 'warning' | 'notice'

export interface Annotation {
  title: string
  /** Its lines are kept, and each is made harmless. */
  message: string
  /** As the repository has it, and which line of it. */
  at?: { file: string; line: number; endLine?: number }
}

/** One line for stdout, with its end. */
export function annotation(level: Level, { title, message, at }: Annotation): string {
  const properties = {
    title: printable(title),
    ...(at && { file: printable(at.file), line: String(at.line) }),
    ...(at?.endLine !== undefined && { endLine: String(at.endLine) }),
  }
  const list = Object.entries(properties).map(([name, value]) => `${name}=${inProperty(value)}`)
  return `::${level} ${list.join(',')}::${inMessage(message.toWellFormed().split('\n').map(printable).join('\n'))}\n`
}

/** A runner masks what is printed after this, line by line; what is shorter would mask half of every word. */
export const masks = (secrets: readonly string[]): string =>
  [...new Set(secrets.flatMap((secret) => secret.split(/[\r\n]+/)))]
    .filter((line) => line.trim().length >= 4)
    .map((line) => `::add-mask::${inMessage(line)}\n`)
    .join('')
