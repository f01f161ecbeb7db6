import { type Endpoint, type EndpointOf, SOURCE_KEYS, type SourceKey, sourceOf } from './source'
import { SourceFault } from './source-fault'

/** Where a request for an endpoint goes; `about` is what is asked about, where the address ends in that. */
export function sourceAddress<Key extends SourceKey>(key: Key, endpoint: EndpointOf<Key>, about?: string): URL {
  const { host, endpoints } = sourceOf(key)
  const found = endpoints[endpoint]
  if (!found) throw new Error(`${key} has no endpoint ${endpoint}`)
  const rest = found.ends && about ? encodeURIComponent(about) : ''
  return requireInTable(new URL(`https://${host}${found.path}${rest}`))
}

/** The address, if it is one of the table: its scheme, host, port and path, without a name or password in it. */
export function requireInTable(address: URL): URL {
  const { protocol, hostname, port, username, password, pathname } = address
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === ''
  const isThere = SOURCE_KEYS.some((key) => {
    const { host, endpoints } = sourceOf(key)
    return host === hostname && Object.values(endpoints).some((endpoint) => isAt(endpoint, pathname))
  })
  if (!isPlain || !isThere) throw new SourceFault('not public')
  return address
}

/** One identifier after the path, as one piece of it: no more of the path can hide in that. */
const ENCODED = {
  doi: /^10\.\d{4,9}%2F[^/]{1,3000}$/i,
  work: /^(?:pmid%3A[1-9]\d{0,9}|doi%3A10\.\d{4,9}%2F[^/]{1,3000})$/i,
}

const isAt = ({ path, ends }: Endpoint, pathname: string): boolean =>
  ends ? pathname.startsWith(path) && ENCODED[ends].test(pathname.slice(path.length)) : pathname === path
