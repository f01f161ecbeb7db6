/** "Lupus Erythematosus, Systemic" as people say it. */
export function spokenName(name: string): string {
  const [last, ...first] = name.split(', ')
  return first.length === 1 ? `${first[0]} ${last}` : name
}
