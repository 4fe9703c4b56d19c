// The lowest TLS version that a service takes, however it spells it: `TLS1_2`, `Tls12`, `TLSv1.2`, `1.2`; the first of them is also `TLSv1` and `Tls`.
import * as v from 'valibot'

export const tls = v.pipe(
  v.string(),
  v.transform((text) => (/^tls(?:v1)?$/i.test(text) ? '0' : /^(?:tls)?v?_?1[._]?([0-3])$/i.exec(text)?.[1])),
  v.string(),
  v.transform((minor) => Number(`1.${minor}`)),
)
