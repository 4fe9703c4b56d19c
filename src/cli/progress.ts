// How far a scan is: one line on a terminal, which each step replaces; elsewhere a plain line now and then.
import { printable } from '../reports/plain-text.ts'
import { shorten } from '../reports/terminal/layout.ts'
import type { Stream } from './host.ts'

export const progressKinds = ['auto', 'plain', 'none'] as const
export type ProgressKind = (typeof progressKinds)[number]

export interface Progress {
  /** What is being done now. The next step takes its place. */
  step(text: string): void
  /** A line that stays, like a warning: the step under way gives way to it. */
  note(text: string): void
  /** Nothing is left of the last step. */
  end(): void
}

interface Where {
  stream: Stream
  env: Readonly<Record<string, string | undefined>>
  /** Milliseconds. */
  now?: () => number
}

export function progressOn(kind: ProgressKind, { stream, env, now = () => performance.now() }: Where): Progress {
  if (kind === 'none') return { step: () => undefined, note: (text) => stream.write(`${text}\n`), end: () => undefined }
  const isTerminal = stream.isTTY === true && env['CI'] === undefined && env['TERM'] !== 'dumb'
  return kind === 'auto' && isTerminal ? oneLine(stream, now) : nowAndThen(stream, now)
}

/** A terminal that is redrawn more often shows nothing more. */
const redrawn = 100

/** Escapes move the cursor and erase; there is no colour in it. */
const cleared = '\r\u001b[2K'

function oneLine(stream: Stream, now: () => number): Progress {
  const began = now()
  let shown = false
  let last = -redrawn
  const end = (): void => {
    if (shown) stream.write(cleared)
    shown = false
  }
  return {
    end,
    note(text) {
      end()
      stream.write(`${text}\n`)
    },
    step(text) {
      if (now() - last < redrawn) return
      last = now()
      shown = true
      stream.write(`${cleared}${shorten(stepWords(last - began, text), (stream.columns ?? 80) - 1)}`)
    },
  }
}

/** A log of CI keeps each line. */
const between = 30_000

/** Where nothing is done but waiting, the timer tells of the last step. */
function nowAndThen(stream: Stream, now: () => number): Progress {
  const began = now()
  let last = began
  let waiting: string | undefined
  const tell = (): void => {
    if (waiting === undefined) return
    last = now()
    stream.write(`${printable(stepWords(last - began, waiting))}\n`)
  }
  const timer = setInterval(tell, between)
  timer.unref()
  return {
    note: (text) => stream.write(`${text}\n`),
    step(text) {
      waiting = text
      if (now() - last >= between) tell()
    },
    end() {
      waiting = undefined
      clearInterval(timer)
    },
  }
}

const stepWords = (elapsed: number, text: string): string => `${Math.floor(elapsed / 1_000)} s  ${text}`
