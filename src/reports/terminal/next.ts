// What only a person can say, and the one thing to do next.
import type { PageFacts } from './facts.ts'
import { counted, grouped, labelled, type Line, type Page, sentence, shorten, together } from './layout.ts'

const mostTags = 4

export const next = (facts: PageFacts, page: Page): Line[] => [
  ...nobodysLines(facts, page),
  ...undeclaredLines(facts, page),
  ...labelled('Next:', nextStep(facts), page),
]

/** A tag that says so keeps the laws about people from being asked, so how often that is must not go by unseen. */
function nobodysLines({ stores: { nobodys = 0 } }: PageFacts, page: Page): Line[] {
  if (nobodys === 0) return []
  const held = counted(nobodys, 'store holds', 'stores hold')
  return sentence(`Nobody's: ${held} nobody's personal data, as a tag or a rule says: population.csv.`, page)
}

function undeclaredLines({ stores: { undeclared, tags } }: PageFacts, page: Page): Line[] {
  if (undeclared === 0) return []
  const seen = [...tags]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, mostTags)
    .map(([key, count]) => `${shorten(key, 30)} on ${grouped(count)}`.replaceAll(' ', together))
    .join(', ')
  const held = counted(undeclared, 'store holds', 'stores hold')
  return sentence(`Undeclared: whose data ${held}. ${seen === '' ? 'No tags seen.' : `Tags seen: ${seen}.`}`, page)
}

function nextStep({ rulebook, stores, summary, worstControl }: PageFacts): string {
  if (stores.undeclared > 0)
    return rulebook.config.file === null
      ? `ringfence init${together.repeat(3)}drafts ringfence.yaml from ${stores.tags.size === 0 ? 'what was seen' : 'these tags'}`
      : `say whose data it is, under data: in ${rulebook.config.file}`
  if (worstControl !== undefined) return `ringfence explain ${worstControl}`
  return summary.exit.code >= 3 ? 'mend what was not read, and scan again' : 'nothing here asks for a repair'
}
