/** A problem detail (RFC 9457) as the server sends it; `field` names the refused field, `incident` stands on status 500 only. */
export interface ProblemDetails {
  type?: string
  title?: string
  status: number
  code: string
  detail?: string
  field?: string | null
  incident?: string
  arguments?: unknown[]
  errors?: { field: string; code: string; detail: string }[]
}

/** Thrown by every call that the server did not answer with success. `code` OFFLINE means that no answer came at all. */
export class Problem extends Error {
  constructor(readonly details: ProblemDetails) {
    super(details.detail ?? details.title ?? details.code)
    this.name = 'Problem'
  }

  get status(): number {
    return this.details.status
  }

  get code(): string {
    return this.details.code
  }

  /** The refused fields with a sentence each, in the order the server named them. */
  get fields(): Record<string, string> {
    const found: Record<string, string> = {}
    for (const error of this.details.errors ?? []) found[error.field] = error.detail
    if (this.details.field) found[this.details.field] = this.message
    return found
  }

  static offline(): Problem {
    return new Problem({ status: 0, code: 'OFFLINE' })
  }

  /** Anything caught, as a problem; what is not one is a fault of the page itself. */
  static of(trouble: unknown): Problem {
    if (trouble instanceof Problem) return trouble
    return new Problem({ status: -1, code: 'PAGE_FAULT', detail: trouble instanceof Error ? trouble.message : String(trouble) })
  }
}
