// Bounded work in parallel with back-pressure: nothing new is begun while the reader has not taken what is done.

/** Results as they are finished, at most `limit` at work. A rejection ends the iteration; what runs is left to end by itself. */
export async function* inParallel<T, R>(
  items: Iterable<T>,
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running = new Map<number, Promise<{ index: number; result: R }>>()
  let index = 0
  for (const item of items) {
    const own = index++
    running.set(
      own,
      work(item).then((result) => ({ index: own, result })),
    )
    if (running.size >= limit) yield await next()
  }
  while (running.size > 0) yield await next()

  async function next(): Promise<R> {
    const done = await Promise.race(running.values())
    running.delete(done.index)
    return done.result
  }
}
