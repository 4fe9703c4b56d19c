// What a scan was asked to do, after flags, environment and defaults have been put together.
import type { RawTotals } from '../evidence/index.ts'
import type { Severity } from '../model/finding.ts'
import type { RawFiles } from '../model/raw-answer.ts'
import type { AskedFor } from '../model/request.ts'
import type { ProgressKind } from './progress.ts'

export { type Provider, providers } from '../model/request.ts'

export interface ScanRequest extends AskedFor {
  output?: string
  /** How many regions are read at once; absent: all of them. */
  concurrency?: number
  /** Equal inputs are judged once; the verdicts are the same without. */
  cache: boolean
  /** What the config was called where it was read first: a replay must not tell of another. */
  configCalled?: string
  /** Tables begin with a byte-order mark. */
  csvBom?: boolean
  /** Of a replay: the raw answers that the run has kept, which its files speak of. */
  rawBefore?: RawFiles & { totals: RawTotals }
  /** The folder of a scan that was broken off, to go on with it. */
  resume?: string
  /** Of the private key that signs. */
  signKey?: string
  /** After so many milliseconds nothing more is asked of a cloud; absent: everything is. */
  timeout?: number
  /** When the scan was begun, where that was before now. */
  startedAt?: string
  quiet: boolean
  verbose: boolean
  /** Absent: auto. */
  progress?: ProgressKind
}

/** Of accounts as they are now, and not of what was kept of them. */
export const isLive = ({ from, shards }: Pick<ScanRequest, 'from' | 'shards'>): boolean =>
  from.length === 0 && shards.length === 0

export const thresholdOf = ({ failOn = 'high' }: Pick<ScanRequest, 'failOn'>): Severity => failOn

/** What a scan is about: whoever goes on with it may not ask for anything else. */
export const askedFor = ({
  output: _output,
  concurrency: _concurrency,
  cache: _cache,
  csvBom: _csvBom,
  configCalled: _configCalled,
  resume: _resume,
  signKey: _signKey,
  startedAt: _startedAt,
  timeout: _timeout,
  quiet: _quiet,
  rawBefore: _rawBefore,
  verbose: _verbose,
  progress: _progress,
  ...asked
}: ScanRequest): AskedFor => asked

/** The day of a scan that is gone on with is that of its beginning. */
export const startOf = ({ now, startedAt }: ScanRequest, clock: () => string): string => now ?? startedAt ?? clock()
