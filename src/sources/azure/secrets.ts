// Takes secrets out of what Azure says before anything of it is kept: fields that hold one, and the keys in connection strings.
import type { Answer } from '../../model/observation.ts'
import { isRecord } from '../../model/json.ts'
import type { Origin } from '../../model/resource.ts'
import { answerWith } from '../answer-with.ts'
import type { ArmType } from './arm-type.ts'

/** A value may be quoted. The rest of a connection string says where it leads, and that is asked about. */
const inConnectionStrings =
  /\b(AccountKey|SharedAccessKey|SharedAccessSignature|PrimaryKey|SecondaryKey|Password|Pwd|sig)=(?:\\"[^"]*"|(?:\\.|[^;"\\])+)/gi

export const safeAnswer = (origin: Origin, body: object): Answer => {
  const text = JSON.stringify(body)
  const kept = text.replace(inConnectionStrings, '$1=')
  return answerWith(origin, kept === text ? body : (JSON.parse(kept) as object)) // `as`: it was one, and only texts in it are shorter
}

export function withoutFields(
  { secrets = [] }: Pick<ArmType, 'secrets'>,
  body: Readonly<Record<string, unknown>>,
): object {
  const names = secrets.map((name) => name.toLowerCase())
  const { properties } = body
  if (names.length === 0 || !isRecord(properties)) return body
  const kept = Object.entries(properties).filter(([name]) => !names.includes(name.toLowerCase()))
  return { ...body, properties: Object.fromEntries(kept) }
}
