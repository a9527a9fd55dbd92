export interface VoucherLine {
  account: { code: string; name: string }
  /** Decimal strings; one of the two is there. */
  debit?: string | null
  credit?: string | null
}

export interface Voucher {
  summary: string
  lines: VoucherLine[]
}

/** A record that this one led to or came from. */
export interface Related {
  kind: string
  title: string
  to: string
}

export interface Moment {
  at: string
  text: string
  to?: string
  ahead?: boolean
}
