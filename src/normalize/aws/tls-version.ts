// The version of TLS in a name, as AWS writes it: `TLSv1`, `TLSv1.2`, and with the year of a policy `TLSv1_2016` and `TLSv1.2_2021`.

/** Whatever SSL there was is none of them; undefined for a word that is new to us. */
export function tlsVersion(name: string): number | undefined {
  if (name.startsWith('SSL')) return 0
  const [known, minor = '0'] = /^TLSv1(?:\.(\d))?(?:_\d{4})?$/.exec(name) ?? []
  return known === undefined ? undefined : 1 + Number(minor) / 10
}
