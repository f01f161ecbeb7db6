const LEAVING = 'precis:leaving'

/** Says that a script is on its way to another page: no link was pressed that could say so. */
export function sayLeaving(href: string) {
  document.dispatchEvent(new CustomEvent(LEAVING, { detail: href }))
}

/** Calls back with the address that is being gone to, by link, by form or by script, until it is given up. */
export function onLeaving(leaving: (address: URL) => void): () => void {
  const onClick = (event: MouseEvent) => {
    const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event
    const link = (target as Element).closest<HTMLAnchorElement>('a[href^="/"]:not([download], [target])')
    if (link && button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey) leaving(new URL(link.href))
  }
  const onSubmit = ({ target }: Event) => {
    const form = (target as Element).closest<HTMLFormElement>('form[role=search]')
    if (form) leaving(new URL(`${form.action}?${new URLSearchParams(new FormData(form) as never)}`))
  }
  const onScript = (event: Event) => leaving(new URL((event as CustomEvent<string>).detail, location.href))
  document.addEventListener('click', onClick)
  document.addEventListener('submit', onSubmit)
  document.addEventListener(LEAVING, onScript)
  return () => {
    document.removeEventListener('click', onClick)
    document.removeEventListener('submit', onSubmit)
    document.removeEventListener(LEAVING, onScript)
  }
}
