// What a verdict is told with: who judged what, where, by which rules and on which day.
import type { Control } from '../model/control.ts'
import type { Place } from '../model/place.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'

export interface Matter {
  control: Control
  subject: Subject
  /** Of a place control: the place that was judged. */
  place: Place | undefined
  rulebook: Rulebook
  /** ISO date that others are compared with. */
  day: string
}
