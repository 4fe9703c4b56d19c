// What the ARN of an answer says of where a thing is; normalize reads the rest of it.

/** Empty where a service leaves a part out, or where the text is no ARN. */
export function partsOf(arn: string | undefined): Record<'partition' | 'region' | 'account', string> {
  const [, partition = '', , region = '', account = ''] = arn?.split(':') ?? []
  return { partition, region, account }
}
