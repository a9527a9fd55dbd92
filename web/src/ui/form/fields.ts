/** How a field is typed; amounts, quantities and whole numbers are decimal strings. */
export type FieldKind = 'text' | 'long' | 'choice' | 'choices' | 'flag' | 'date' | 'amount' | 'quantity' | 'whole' | 'reference' | 'tags' | 'secret' | 'email' | 'web'

export type Values = Record<string, unknown>

export interface Field {
  /** Place in the values; a dot goes inside: "profile.usage". */
  key: string
  kind: FieldKind
  required?: boolean
  choices?: readonly string[]
  /** The list that a reference is picked from. */
  from?: string
  /** A question that narrows the list picked from. */
  where?: Record<string, string>
  /** Columns of six that it takes; two by default. */
  span?: 1 | 2 | 3 | 4 | 6
  /** A sentence under the field: key `<list>.hint.<key>`. */
  hint?: boolean
  fixed?: 'always' | 'onceMade'
  when?: (values: Values) => boolean
  mono?: boolean
  max?: number
}

export interface Section {
  /** Its title: key `<list>.section.<key>`. */
  key: string
  fields: Field[]
  when?: (values: Values) => boolean
}

export function valueAt(values: Values, key: string): unknown {
  return key.split('.').reduce<unknown>((place, part) => (place as Values | undefined)?.[part], values)
}

export function putAt(values: Values, key: string, value: unknown): void {
  const parts = key.split('.')
  const last = parts.pop()!
  let place = values
  for (const part of parts) place = (place[part] ??= {}) as Values
  place[last] = value
}
