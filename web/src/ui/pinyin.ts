import table from '@/locale/pinyin.json'

/*
 * First letters of Chinese names, so that `khgl` finds a customer page. The browser's own pinyin collation orders the characters;
 * each boundary is the first character of its letter. Characters with several readings that our names use are listed.
 */
const boundaries = Object.entries(table.boundaries)
const severalReadings: Record<string, string> = table.severalReadings
const order = new Intl.Collator('zh-CN-u-co-pinyin')

function initial(character: string): string {
  const known = severalReadings[character]
  if (known) return known
  let found = ''
  for (const [first, letter] of boundaries) {
    if (order.compare(character, first) < 0) break
    found = letter
  }
  return found
}

/** @returns the initials of Chinese characters; letters and digits stand for themselves, everything else is left out */
export function initials(text: string): string {
  let found = ''
  for (const character of text) {
    if (/[a-z0-9]/i.test(character)) found += character.toLowerCase()
    else if (/\p{Script=Han}/u.test(character)) found += initial(character)
  }
  return found
}

/**
 * How well a text answers what was typed, higher is better, 0 not at all: the whole start first, then inside, initials, letters in order.
 */
export function score(typed: string, text: string): number {
  const wanted = typed.trim().toLowerCase()
  if (!wanted) return 1
  const name = text.toLowerCase()
  if (name.startsWith(wanted)) return 100 - name.length / 100
  if (name.includes(wanted)) return 80 - name.indexOf(wanted)
  const first = initials(text)
  if (first.startsWith(wanted)) return 70
  if (first.includes(wanted)) return 60
  let at = 0
  for (const character of name) if (character === wanted[at]) at++
  return at === wanted.length && wanted.length > 1 ? 20 : 0
}
