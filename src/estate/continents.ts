// Which states lie in which continent, as routes by continent see them; general knowledge, which no source of ours confirms.

/**
 * States only, each once: what belongs to one and lies elsewhere (Guadeloupe, Réunion) no route by continent can tell from its
 * neighbours. Cyprus counts as Europe, and so does Russia, as AWS is not known to draw it otherwise.
 */
const states = {
  AF: `AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW SC SD
    SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW`,
  AN: '',
  AS: `AE AF AM AZ BD BH BN BT CN GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG
    SY TH TJ TL TM TR TW UZ VN YE`,
  EU: `AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS RU SE
    SI SK SM UA VA`,
  NA: 'AG BB BS BZ CA CR CU DM DO GD GT HN HT JM KN LC MX NI PA SV TT US VC',
  OC: 'AU FJ FM KI MH NR NZ PG PW SB TO TV VU WS',
  SA: 'AR BO BR CL CO EC GY PE PY SR UY VE',
} as const

/** By the code of Route 53. */
export const continents: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(states).map(([code, names]) => [code, new Set(names.split(/\s+/))]),
)
