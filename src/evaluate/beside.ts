// What stands beside a part of a subject: those labels and those words of the context that its controls read, and no other.
import type { Fact } from '../model/fact.ts'
import { labelShapes, type Shape, targetShapes } from '../model/fact-shapes.ts'
import type { Subject } from '../model/subject.ts'
import type { AnswerTree, Junction } from '../runtime/answer-tree.ts'
import { factText } from './fact-text.ts'
import { holdsText } from './input.ts'

export interface Beside {
  labels: (keyof typeof labelShapes)[]
  targets: (keyof typeof targetShapes)[]
  holds: boolean
  required: boolean
}

/** `pointers`: into the input, as `reads` of a control has them; those into facets and places say nothing here. */
export function besideOf(pointers: readonly string[]): Beside {
  const named = new Set(pointers)
  return {
    labels: labelNames.filter((name) => named.has(`/labels/${name}`)),
    targets: targetNames.filter((name) => named.has(`/context/recovery/${name}`)),
    holds: named.has('/context/holds'),
    required: named.has('/context/required'),
  }
}

const labelNames = Object.keys(labelShapes) as Beside['labels'] // `as`: its own keys
const targetNames = Object.keys(targetShapes) as Beside['targets'] // `as`: its own keys

/** `asked`: what the register requires, as the whole input has it. */
export function pastBeside<Answer>(
  tree: AnswerTree<Answer>,
  from: Junction<Answer>,
  { labels, targets, holds, required }: Beside,
  { resource, classification, recovery }: Subject,
  asked: string,
): Junction<Answer> {
  let at = from
  for (const name of labels) at = tree.fact(at, classification[name])
  for (const name of targets) at = tree.fact(at, recovery[name])
  if (holds) at = tree.word(at, resource.holds)
  return required ? tree.word(at, asked) : at
}

/** The last members of an input. */
export function besideText({ labels, targets, holds, required }: Beside, subject: Subject, asked: string): string {
  const { resource, classification, recovery } = subject
  const named = labels.map((name) => member('labels', name, classification[name], labelShapes[name]))
  const sought = targets.map((name) => member('context.recovery', name, recovery[name], targetShapes[name]))
  const context = [
    ...(holds ? [`"holds":${holdsText(resource)}`] : []),
    ...(required ? [`"required":${asked}`] : []),
    ...(sought.length > 0 ? [`"recovery":{${sought.join()}}`] : []),
  ]
  return `"labels":{${named.join()}},"context":{${context.join()}}`
}

const member = (where: string, name: string, fact: Fact<unknown> | undefined, shape: Shape): string =>
  `"${name}":${factText(fact, shape, where, name)}`
