// What the host and the worker of a policy of one's own say to each other.
import type { PolicyData } from './judge.ts'
import type { WasmModule } from './web-assembly.ts'

/** Given to the worker when it starts. */
export interface Equipment {
  module: WasmModule
  data: PolicyData
  /** How far its memory may grow. */
  memoryPages: number
  /** One Int32: the index of the input that is being judged, so that the host knows it when the worker does not come back. */
  progress: SharedArrayBuffer
}

/** First of all: whether the policy can be run at all. */
export type Greeting = { ready: true } | { refused: string }

export interface OwnInput {
  text: string
  /** How many bytes the answer may have. */
  limit: number
}

/** The text of a whole answer, or what the policy did instead. */
export type OwnAnswer = { text: string } | { failed: string }

/** Answers to the inputs `from`, `from` + 1... of the batch; the last of a batch may have none. */
export interface Reply {
  from: number
  answers: OwnAnswer[]
}
