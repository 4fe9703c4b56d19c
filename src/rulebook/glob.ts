// How the files of a company write a glob: a `*` for any run of characters; what other tools give a meaning is refused, save behind `\`.
import * as v from 'valibot'
import { quoted } from './quoted.ts'
import { tell, text } from './shapes.ts'

/** Taken as plain characters they would match nothing, and a rule that matches nothing protects nothing. */
export const glob = v.pipe(
  text,
  v.regex(/^(?:[^?[\]{}\\]|\\[\s\S]|\\$)*$/, ({ input }) =>
    tell(
      `${quoted(input)} is no glob that is read here`,
      'a glob may hold * for any run of characters, and ?, [ ] and { } have no meaning',
      'Write *, one entry for each name, or \\ before a sign that is a part of the name',
    ),
  ),
)
