// Which operation a question to Azure is: its path, in which every name of something planted is a star.
import type { Asked } from '../../servers/arm.ts'

// `…/providers/Microsoft.Sql/servers/shop/extendedAuditingSettings/default` is `microsoft.sql/servers/*/extendedauditingsettings/*`.
export function operationOf({ path }: Pick<Asked, 'path'>): string {
  const [scope = '', ...providers] = path.toLowerCase().split('/providers/')
  return [
    scope.replace(/^\/subscriptions\/[^/]+/, '/subscriptions/*').replace(/\/resourcegroups\/[^/]+$/, ''),
    ...providers.map(starred),
  ].join(' ')
}

/** A provider, and then kinds and names by turns. */
const starred = (part: string): string =>
  part
    .split('/')
    .map((word, index) => (index > 0 && index % 2 === 0 ? '*' : word))
    .join('/')
