// Keeps the heap near what is in use: left alone, V8 lets garbage lie until some gigabytes are full.
import { setFlagsFromString } from 'node:v8'

/** Collects when the heap has grown by so much since the last time; a fifth costs a few hundredths of the run, and halves its memory. */
export const keepHeapSmall = (percent: number): void => setFlagsFromString(`--heap-growing-percent=${percent}`)

/**
 * Keeps the part for new objects at the size it has. Left alone it grows to a hundred megabytes while modules are loaded, and keeps
 * them; small, it makes judging half as dear again.
 */
export const keepNewSpaceSmall = (): void => setFlagsFromString('--semi-space-growth-factor=1')

/** As V8 does of itself. */
export const letNewSpaceGrow = (): void => setFlagsFromString('--semi-space-growth-factor=2')
