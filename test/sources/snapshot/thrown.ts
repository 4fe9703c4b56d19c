// The explanation of the error that a test waits for; a test whose promise is kept fails.
import { type ExplainedError, isExplained } from '../../../src/model/errors.ts'

export async function thrown(promise: Promise<unknown>): Promise<ExplainedError> {
  const error: unknown = await promise.then(
    () => new Error('nothing was thrown'),
    (reason: unknown) => reason,
  )
  if (isExplained(error)) return error
  throw error
}
