// What each exit status means, in the order of their precedence from below: said once, for the help and the reference.

export const exitStatuses: readonly (readonly [status: string, meaning: string])[] = [
  ['0', 'complete, and no finding at or above `--fail-on` (default `high`)'],
  ['1', 'findings at or above it'],
  ['2', 'usage or configuration error; nothing was scanned'],
  ['3', 'incomplete: something could not be judged and is not an accepted gap'],
  ['4', 'authentication failed for a whole provider or account'],
  ['5', 'an output could not be written'],
  ['70', 'an error of ringfence itself'],
  ['130, 143', 'interrupted; nothing was left half-written'],
]
