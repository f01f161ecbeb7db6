const LONGEST = 120
/** What stands before a file's own name, and signs that no name has a use for: controls, and marks that turn text around. */
const FOLDERS = /^.*[\\/]/s
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu

/** "undo of /srv/in/a.ris" → "undo of a.ris"; a folder that was named keeps its own name. */
export function baseName(path: string): string {
  const [, what = '', rest = path] = /^(undo of )?(.*)$/s.exec(path) ?? []
  const bare = rest.replace(/[\\/]+$/, '')
  return `${what}${bare.replace(FOLDERS, '') || rest}`
}

/** The name of a file without its folders, as it can be shown; a browser may send a whole path, or anything else. */
export function fileName(sent: string): string {
  const name = sent.replace(FOLDERS, '').replace(UNSEEN, '').replace(/\s+/g, ' ').trim()
  if (name.length <= LONGEST) return name || 'Upload'
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? ''
  return `${[...name].slice(0, LONGEST - ending.length - 1).join('')}…${ending}`
}
