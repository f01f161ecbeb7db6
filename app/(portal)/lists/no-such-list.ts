/** What a file of a list answers that is not there, or that somebody else owns: the same words. */
export const noSuchList = () =>
  new Response('There is no such list, or it is not yours to see.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' },
  })
