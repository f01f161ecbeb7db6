import { subscribe } from 'node:diagnostics_channel'
import { readFileSync } from 'node:fs'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

// How long answers take, by the template of their address, and how the process does: for `/metrics`, which finds it under
// this symbol. Nothing of an address but its template becomes a label: what stands in its places may be somebody's own.
const registry = new Registry()
collectDefaultMetrics({ register: registry })
const seconds = new Histogram({
  name: 'precis_request_seconds',
  help: 'Time from a request to the end of its answer, in seconds, by route, method and class of status.',
  labelNames: ['route', 'method', 'status'],
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
  registers: [registry],
})

/** Sets gauges, each by its name, with `help` and values by their labels. One without a value is not there: nought is a value. */
function setGauges(measured) {
  for (const { name, help, label, values } of measured) {
    registry.removeSingleMetric(name)
    if (values.length === 0) continue
    const gauge = new Gauge({ name, help, labelNames: label ? [label] : [], registers: [registry] })
    for (const [key, value] of values) gauge.set(label ? { [label]: key } : {}, value)
  }
}

globalThis[Symbol.for('precis.metrics')] = { registry, setGauges }

let templates
/** The templates of this build; the tests of one that is not there yet are made when the first request comes. */
function templateOf(path) {
  templates ??= readTemplates()
  if (path.startsWith('/_next/')) return '/_next'
  if (templates.static.has(path)) return path
  return templates.dynamic.find(({ pattern }) => pattern.test(path))?.page ?? 'none'
}

function readTemplates() {
  try {
    const { staticRoutes, dynamicRoutes } = JSON.parse(readFileSync('.next/routes-manifest.json', 'utf8'))
    return {
      static: new Set(staticRoutes.map(({ page }) => page)),
      dynamic: dynamicRoutes.map(({ page, regex }) => ({ page, pattern: new RegExp(regex) })),
    }
  } catch {
    return { static: new Set(), dynamic: [] }
  }
}

const METHODS = new Set(['GET', 'HEAD', 'POST'])

subscribe('http.server.request.start', ({ request, response }) => {
  const end = seconds.startTimer()
  const route = templateOf(request.url.split('?', 1)[0])
  response.once('close', () => {
    const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : 'broken off'
    end({ route, method: METHODS.has(request.method) ? request.method : 'other', status })
  })
})
