// One name for a region of Azure, however an answer spells it.

/** ARM writes `West Europe`, `WestEurope` and `westeurope` for one region. */
export const regionName = (location: string): string => location.toLowerCase().replaceAll(' ', '')
