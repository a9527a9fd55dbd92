/** The parts of an OpenAPI 3.1 document that the reference page reads. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  pattern?: string
  description?: string
  oneOf?: Schema[]
  example?: unknown
}

interface Media {
  content?: Record<string, { schema?: Schema }>
  description?: string
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description?: string
  schema?: Schema
}

interface Described {
  tags?: string[]
  summary?: string
  description?: string
  operationId?: string
  parameters?: Parameter[]
  requestBody?: Media
  responses?: Record<string, Media>
}

export interface OpenApi {
  info: { title: string; version: string }
  paths: Record<string, Record<string, Described>>
  components?: { schemas?: Record<string, Schema> }
}

export interface Operation extends Described {
  method: string
  path: string
  key: string
}

export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, found]) => ({ ...found, method: method.toUpperCase(), path, key: `${method} ${path}` })))
}

export function resolve(document: OpenApi, schema: Schema | undefined): Schema | undefined {
  const name = schema?.$ref?.split('/').at(-1)
  return name ? document.components?.schemas?.[name] : schema
}

export function bodySchema(document: OpenApi, media: Media | undefined): Schema | undefined {
  return resolve(document, Object.values(media?.content ?? {})[0]?.schema)
}

export const typeOf = (schema: Schema): string => (Array.isArray(schema.type) ? schema.type.filter((each) => each !== 'null').join(' | ') : (schema.type ?? schema.$ref?.split('/').at(-1) ?? ''))

/** A value of the shape, to begin a try with. Parts of parts are followed as far as eight deep. */
export function sample(document: OpenApi, schema: Schema | undefined, depth = 0): unknown {
  const found = resolve(document, schema)
  if (!found || depth > 8) return null
  if (found.example !== undefined) return found.example
  if (found.enum?.length) return found.enum[0]
  if (found.properties) return Object.fromEntries(Object.entries(found.properties).map(([key, part]) => [key, sample(document, part, depth + 1)]))
  if (found.oneOf?.[0]) return sample(document, found.oneOf[0], depth + 1)
  const type = Array.isArray(found.type) ? found.type[0] : found.type
  if (type === 'array') return []
  if (type === 'boolean') return false
  if (type === 'integer' || type === 'number') return 0
  return type === 'object' ? {} : ''
}
