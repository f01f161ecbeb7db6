const MARKING = 'precis:marking'

/** Says that rows are being marked or saved together: what was said of one study before makes room. */
export function sayMarking() {
  document.dispatchEvent(new Event(MARKING))
}

/** Calls back whenever rows are marked, until it is given up. */
export function onMarking(marking: () => void): () => void {
  document.addEventListener(MARKING, marking)
  return () => document.removeEventListener(MARKING, marking)
}
