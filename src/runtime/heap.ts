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
 * Lets it grow as V8 does of itself, and no further than judging has use for: beyond that it takes a hundred megabytes more and
 * saves nothing. V8 takes no limit once it runs, so its size is looked at while it grows.
 */
export function letNewSpaceGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2')
  const looking = setInterval(() => {
    const size = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')?.space_size ?? 0
    if (size < enough) return
    keepNewSpaceSmall()
    clearInterval(looking)
  }, 5)
  looking.unref()
}

/** In bytes: two halves of 16 MiB, each a little less than whole. */
const enough = 30 * 1024 * 1024
