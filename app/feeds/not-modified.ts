/** Whether a reader that asks with these headers has this very version (RFC 9110, 13.1). Without `modified`, by its tag alone. */
export function isNotModified(headers: Headers, version: { etag: string; modified?: Date }): boolean {
  const tags = headers.get('if-none-match')
  if (tags !== null) {
    return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === version.etag)
  }
  if (!version.modified) return false
  const since = Date.parse(headers.get('if-modified-since') ?? '')
  return !Number.isNaN(since) && Math.floor(version.modified.getTime() / 1000) * 1000 <= since
}
