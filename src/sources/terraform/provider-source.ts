// Whose a provider is: the end of its address says so, and which registry it came from does not, as mirrors have hosts of their own.

/** `hashicorp/aws`. Terraform 0.12 wrote only the name, and knew no providers but those of HashiCorp by it. */
export function providerSource(address: string): string {
  const parts = address.split('/')
  return parts.length === 1 ? `${owner}/${address}` : parts.slice(-2).join('/')
}

const owner = 'hashicorp'

/** A fork bears the name of the provider that it was made of, and need not set what that does. */
export const isHashicorps = (source: string): boolean => source.startsWith(`${owner}/`)
