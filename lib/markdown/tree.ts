/** Everything that a note or comment can be drawn as. What is not in these two types cannot reach a page. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'emphasis' | 'strong'; children: Inline[] }
  /** Somebody, by the token of `mention.ts`: the name is the one that was typed with it. */
  | { kind: 'mention'; userId: string; name: string }
  /** `href` is an http(s) address elsewhere, or a path of ours that begins with "/studies?q=". */
  | { kind: 'link'; href: string; children: Inline[] }

export type Block = { kind: 'paragraph'; children: Inline[] } | { kind: 'quote'; blocks: Block[] } | List

export type List = { kind: 'list'; ordered: boolean; items: ListItem[] }
/** `marker` is what was typed before it: "-", "10)". */
export type ListItem = { marker: string; children: Inline[]; lists: List[] }
