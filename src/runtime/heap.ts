// Keeps the heap near what is in use: left alone, V8 lets garbage lie until some gigabytes are full.
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/** Collects when the heap has grown by so much since the last time; a fifth costs a few hundredths of the run, and halves its memory. */
export const keepHeapSmall = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`)

/**
 * Keeps the part for new objects at the size it has. Left alone it grows to a hundred megabytes while modules are loaded, and keeps
 * them; small, it makes judging half as dear again.
 */
export const keepNewSpaceSmall = (): void => setFlagsFromString('--semi-space-growth-factor=1')

/**
 * Makes it as large as judging has use for. Left to itself it would go on to a hundred megabytes more and save nothing. V8 takes no
 * limit once it runs, and a plan is parsed in one go, with no moment in between to look: so it is made to grow here, by what survives.
 */
export function growNewSpace(): void {
  setFlagsFromString('--semi-space-growth-factor=2')
  const held: unknown[][] = []
  while (newSpaceSize() < enough && held.length < most) held.push(filling.slice())
  keepNewSpaceSmall()
}

/** In the part for new objects, and copied at once. */
const filling = Array.from({ length: 4_000 }, () => 0)

const newSpaceSize = (): number =>
  getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? enough

/** In bytes: two halves of 16 MiB, each a little less than whole. */
const enough = 30 * 1024 * 1024

/** Twice as many as it takes: a Node that grows it otherwise is not filled for ever. */
const most = 1_000
