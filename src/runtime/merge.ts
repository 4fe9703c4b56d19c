// Runs streams side by side and hands on whatever comes first; a stream that nobody waits for stops after one item.

/** At most `limit` streams are open at once. The order among streams owes to time, within one it is kept. */
export async function* merge<T>(
  streams: Iterable<AsyncIterable<T>>,
  limit: number,
): AsyncGenerator<T, void, undefined> {
  const waiting = streams[Symbol.iterator]()
  const open = new Set<AsyncIterator<T>>()
  // Not Promise.race: each race would leave a reaction behind on every stream that is slow to answer.
  const arrived: (() => { stream: AsyncIterator<T>; result: IteratorResult<T> })[] = []
  let wake = (): void => undefined
  const pull = (stream: AsyncIterator<T>): void => {
    const arrive = (tell: (typeof arrived)[number]): void => {
      arrived.push(tell)
      wake()
    }
    stream.next().then(
      (result) => arrive(() => ({ stream, result })),
      (error: unknown) =>
        arrive(() => {
          throw error
        }),
    )
  }
  const openNext = (): void => {
    const next = waiting.next()
    if (next.done === true) return
    const stream = next.value[Symbol.asyncIterator]()
    open.add(stream)
    pull(stream)
  }
  function* handOn(answers: typeof arrived): Generator<T> {
    for (const tell of answers) {
      const { stream, result } = tell()
      if (result.done === true) {
        open.delete(stream)
        openNext()
      } else {
        yield result.value
        pull(stream)
      }
    }
  }
  try {
    for (let count = 0; count < Math.max(limit, 1); count++) openNext()
    while (open.size > 0) {
      if (arrived.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      yield* handOn(arrived.splice(0))
    }
  } finally {
    // Whoever stopped listening does not wait for calls under way, nor for what becomes of them.
    for (const stream of open) stream.return?.().catch(() => undefined)
  }
}
