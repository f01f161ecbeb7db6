import { type EndpointOf, SOURCE_KEYS, type SourceKey, sourceOf } from './source'
import { SourceFault } from './source-fault'

/** Where a request for an endpoint goes. */
export function sourceAddress<Key extends SourceKey>(key: Key, endpoint: EndpointOf<Key>): URL {
  const { host, endpoints } = sourceOf(key)
  const found = endpoints[endpoint]
  if (!found) throw new Error(`${key} has no endpoint ${endpoint}`)
  return requireInTable(new URL(`https://${host}${found.path}`))
}

/** The address, if it is one of the table: its scheme, host, port and path, without a name or password in it. */
export function requireInTable(address: URL): URL {
  const { protocol, hostname, port, username, password, pathname } = address
  const isPlain = protocol === 'https:' && port === '' && username === '' && password === ''
  const isThere = SOURCE_KEYS.some((key) => {
    const { host, endpoints } = sourceOf(key)
    return host === hostname && Object.values(endpoints).some(({ path }) => path === pathname)
  })
  if (!isPlain || !isThere) throw new SourceFault('not public')
  return address
}
