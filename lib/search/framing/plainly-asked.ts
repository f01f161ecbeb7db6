/**
 * Words that turn what is asked round or open a choice. Search finds what they stand beside; nothing is said of what is
 * here, or of what it says, where one of them stands.
 */
const TURNS = /\b(?:or|nor|not|no|never|without|except|excluding|instead)\b/i

/** Whether a question in words asks for what it names, all of it. */
export const isPlainlyAsked = (q: string): boolean => !TURNS.test(q)
