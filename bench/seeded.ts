// Numbers that look random and are the same for the same seed, and numbers no two of which are equal.

export interface Seeded {
  /** At least 0, below 1. */
  next(): number
  /** A whole number below `bound`. */
  below(bound: number): number
  chance(share: number): boolean
  of<T>(list: readonly T[]): T
  hex(length: number): string
}

export function seeded(...seeds: readonly (number | string)[]): Seeded {
  let state = seeds.reduce<number>((mixed, seed) => scrambled(mixed ^ numberOf(seed)), 0x9e3779b9)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    return (scrambled(state) >>> 0) / 2 ** 32
  }
  const below = (bound: number): number => Math.floor(next() * bound)
  return {
    next,
    below,
    chance: (share) => next() < share,
    of(list) {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('nothing to choose from')
      return picked
    },
    hex(length) {
      let text = ''
      while (text.length < length)
        text += below(2 ** 32)
          .toString(16)
          .padStart(8, '0')
      return text.slice(0, length)
    },
  }
}

const numberOf = (seed: number | string): number =>
  typeof seed === 'number' ? seed : [...seed].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7)

/** The finalizer of murmur3: every bit of the input reaches every bit of the result. */
function scrambled(value: number): number {
  let mixed = value | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** Digits of `index` in a number of mixed bases, scattered: no two indices below their product have the same. */
export function digitsOf(index: number, bases: readonly number[]): number[] {
  const count = bases.reduce((product, base) => product * base, 1)
  if (index >= count) throw new Error(`only ${count} are distinct, asked for number ${index}`)
  let rest = (index * strideFor(count) + 7) % count
  return bases.map((base) => {
    const digit = rest % base
    rest = Math.floor(rest / base)
    return digit
  })
}

/** Near the golden section, and without a common divisor, so that every number below `count` is reached once. */
function strideFor(count: number): number {
  const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other))
  let stride = Math.max(1, Math.round(count * 0.618))
  while (divisor(stride, count) !== 1) stride++
  return stride
}
