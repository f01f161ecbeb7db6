import { createHash, timingSafeEqual } from 'node:crypto'
import { openEndpoint } from '@/app/_server/endpoint'
import { isReady } from '@/db/connection/readiness'
import { readMeasures } from '@/db/metrics/read-measures'
import { settings } from '@/db/settings/settings'
import { AppError, notFound } from '@/lib/access/app-error'
import { type GaugeValues, gaugesOf } from '@/lib/metrics/measures'

/** What `bin/measure-requests.mjs` keeps in this process. */
type Metrics = {
  registry: { metrics: () => Promise<string>; contentType: string }
  setGauges: (gauges: GaugeValues[]) => void
}

/** For Prometheus, with the token of the settings; without one there is no such page. */
export const GET = openEndpoint(async (request) => {
  const { metricsToken } = settings()
  const metrics = (globalThis as Record<symbol, unknown>)[Symbol.for('precis.metrics')] as Metrics | undefined
  if (!metricsToken || !metrics) throw notFound('page')
  if (!isSame(request.headers.get('authorization') ?? '', `Bearer ${metricsToken}`))
    throw new AppError('unauthenticated', 'This page needs the token of PRECIS_METRICS_TOKEN.')
  // A portal whose database is away is what one wants to hear of.
  const measured = (await isReady()) ? await readMeasures().catch(() => null) : null
  metrics.setGauges(gaugesOf(measured))
  return new Response(await metrics.registry.metrics(), { headers: { 'content-type': metrics.registry.contentType } })
})

/** Compares without saying by its time how much was right. */
const isSame = (given: string, wanted: string) => timingSafeEqual(hash(given), hash(wanted))
const hash = (text: string) => createHash('sha256').update(text).digest()
