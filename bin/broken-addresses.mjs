import { subscribe } from 'node:diagnostics_channel'

// Next answers an address whose escapes are no text ("/topics/%E0%A4%A") with a bare 500, before any code of ours is
// asked. It is led to one that the proxy answers in words.
subscribe('http.server.request.start', ({ request }) => {
  try {
    decodeURIComponent(request.url.split('?', 1)[0])
  } catch {
    request.url = '/broken-address'
  }
})
