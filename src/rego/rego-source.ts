// Rego text with its comments, or its strings too, blanked out in place: what is left is code, at the same rows and columns.

export const commentOrString = /#[^\n]*|"(?:[^"\\\n]|\\.)*"|`[^`]*`/g

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

export const withoutComments = (source: string): string =>
  source.replace(commentOrString, (text) => (text.startsWith('#') ? blank(text) : text))

export const withoutStrings = (source: string): string => source.replace(commentOrString, blank)

/** Undefined where the text does not begin with one, or writes it in brackets. */
export const packageOf = (source: string): string | undefined =>
  /^\s*package\s+([\w.]+)[^\S\n]*(?:\n|$)/.exec(withoutStrings(source))?.[1]
