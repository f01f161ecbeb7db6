import type { Source } from './sources'

/** Lines a file may have; past it, it is two things. */
const MOST = 250

export function tooLarge(sources: readonly Source[]): string[] {
  return sources.flatMap(({ file, text }) => {
    const lines = text.split('\n').length - 1
    return lines > MOST ? [`${file} has ${lines} lines: past ${MOST} a file is two things`] : []
  })
}

/** Files of a folder that hides what belongs together: rooms are named, so nothing stands beside them. */
export function flatRooms(sources: readonly Source[]): string[] {
  return sources
    .filter(({ file }) => /^(db|lib)\/[^/]+$/.test(file))
    .map(({ file }) => `${file} stands in no room: move it to the folder that says what it is about`)
}
