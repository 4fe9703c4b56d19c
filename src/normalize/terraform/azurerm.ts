// Every Azure type that a plan tells of, by the name that Azure gives it.
import type { Translation } from './translation.ts'

export const azurermTranslations: Readonly<Record<string, Translation>> = {}
