import { subscribe } from 'node:diagnostics_channel'

// Next answers an address whose escapes are no text ("/topics/%E0%A4%A"), and the "*" of OPTIONS that is no address at all,
// with a bare 500, before any code of ours is asked. They are led to one that the proxy answers in words.
subscribe('http.server.request.start', ({ request }) => {
  if (!isReadable(request.url)) request.url = '/broken-address'
})

function isReadable(address) {
  try {
    decodeURIComponent(address.split('?', 1)[0])
    return address !== '*'
  } catch {
    return false
  }
}
