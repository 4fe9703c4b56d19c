// The thresholds that policies compare with, as they reach Rego under `data.parameters`.

/** Each a whole number of days. */
export const daysNamed = [
  'minimumLogDays',
  'maximumLogDays',
  'minimumBackupDays',
  'maximumBackupDays',
  'maximumRetentionDays',
  'maximumResidueDays',
] as const

export interface Parameters extends Record<(typeof daysNamed)[number], number> {
  /** The lowest TLS version that passes: 1.2. */
  minimumTls: number
}
