// What a command may touch of the world around it: the streams, the environment, the folder and the clock.
import type { Progress } from './progress.ts'

export interface Stream {
  write(text: string): void
  isTTY?: boolean
  columns?: number
}

export interface Host {
  process: { stdout: Stream; stderr: Stream; exitCode?: number | string | null }
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  /** ISO 8601 UTC with milliseconds. */
  clock: () => string
  /** Of whatever takes its time. */
  progress?: Progress
}

/** One line for people. stdout is left to what a format sends there. */
export const say = ({ process, progress }: Host, text: string): void =>
  progress === undefined ? process.stderr.write(`${text}\n`) : progress.note(text)

/** The world as it is. Streams are wrapped, so that an exit status of ours is never mistaken for one of the process. */
export const nodeHost = (): Host => ({
  process: { stdout: process.stdout, stderr: process.stderr },
  env: process.env,
  cwd: process.cwd(),
  clock: () => new Date().toISOString(),
})
