// The name of a problem that stays the same while the problem does: what judges it, of what, and by which way out.
import { sha256 } from '../runtime/sha256.ts'
import type { Place } from '../model/place.ts'

/** No clause, country, severity or time: a copy that moves from one wrong country to another is one alert, still open. */
export function fingerprint(control: string, resourceKey: string, place: Place | undefined): string {
  const via = place?.via
  const locator = via?.locator.state === 'unknown' ? '' : (via?.locator.value ?? '')
  const parts = [control, resourceKey, place?.role ?? '', via?.mechanism ?? '', locator]
  return sha256(JSON.stringify(parts)).slice(0, 32)
}
