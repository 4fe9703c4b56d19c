// report.html: the run as one page for people, which loads nothing and needs no script to be read.
import type { Report } from '../report.ts'
import { gathering } from './gathered.ts'

export const htmlReport: Report = {
  id: 'html',
  file: 'report.html',
  title: 'the run as one page: what was read, map, laws, what ends soon, what if',
  asksFallen: true,
  writer(run) {
    const gathered = gathering(run)
    return {
      subjects(batch) {
        gathered.subjects(batch)
        return ''
      },
      findings(batch) {
        gathered.findings(batch)
        return ''
      },
      async *tail(summary) {
        const { page } = await import('./page.ts') // its maps are the largest text of all, and few commands write it
        yield* page(gathered.facts(summary))
      },
    }
  },
}
