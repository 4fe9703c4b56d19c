// What parsed JSON may turn out to be, asked of answers from outside before anything is read of them.

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
