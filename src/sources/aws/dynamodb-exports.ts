// Which buckets a table was exported to in the last ninety days: the list of a region names the exports, and none of their buckets.
import { DescribeExportCommand, type DynamoDBClient, ListExportsCommand } from '@aws-sdk/client-dynamodb'
import { inParallel } from '../../runtime/in-parallel.ts'
import { answerWith } from '../answer-with.ts'
import { answerOf } from './answers.ts'
import { type Home, homeOf, listQuestion, type Question } from './collection.ts'
import { oncePer } from './once-per.ts'

const atOnce = 4

const listed = oncePer<DynamoDBClient, unknown>(
  () => 'exports',
  listQuestion({
    operation: 'ListExports',
    name: 'ExportSummaries',
    send: (client, _, NextToken) => client.send(new ListExportsCommand({ NextToken, MaxResults: 25 })),
    items: ({ ExportSummaries }) => ExportSummaries,
    next: ({ NextToken }) => NextToken,
    id: ({ ExportArn }) => ExportArn,
  }),
)

interface Summary {
  ExportArn: string
  ExportStatus?: string
}

/** Told under the name of the call that settled it: of a table that was never exported, the list. What failed brought nothing anywhere. */
export const exportsOf =
  (arnOf: (name: string, home: Home) => string): Question<DynamoDBClient, string> =>
  async (caller, at, name) => {
    const list = await listed(caller, at, name)
    if (list === undefined || 'error' in list) return list
    const { ExportSummaries } = list.body as { ExportSummaries: Summary[] } // `as`: as `listed` made it
    const own = `${arnOf(name, homeOf(caller, at))}/export/`
    const made = ExportSummaries.filter((one) => one.ExportArn.startsWith(own) && one.ExportStatus !== 'FAILED')
    let { origin } = list
    const told: unknown[] = []
    const described = inParallel(made, atOnce, async ({ ExportArn }) =>
      answerOf(
        await caller.call({
          ...at,
          operation: 'DescribeExport',
          absences: [gone],
          send: (client) => client.send(new DescribeExportCommand({ ExportArn })),
        }),
      ),
    )
    for await (const answer of described) {
      if ('body' in answer) told.push(answer.body)
      else if (answer.error !== gone) return answer
      origin = answer.origin
    }
    return answerWith(origin, { Exports: told })
  }

/** It was ninety days old a moment ago. */
const gone = 'ExportNotFoundException'
