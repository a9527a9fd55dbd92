import { accountLines, findVoucher, type LedgerLine, type VoucherLine } from '@/api/books'
import { findFact, type Fact, type FactAmount } from '@/api/posting'
import { may } from '@/api/session'
import { i18n, t } from '@/locale'
import { documentTypeName, factTypeName, placeKindName, roleName } from './facts'

/** One reason behind a number. Its own reasons are asked for when it is opened. */
export interface WhyNode {
  key: string
  kind: 'balance' | 'voucher' | 'line' | 'fact' | 'amount' | 'rule' | 'document' | 'person'
  text: string
  hint?: string
  amount?: string | null
  to?: string
  load?: () => Promise<WhyNode[]>
}

const MOST_LINES = 100
const english = () => i18n.global.locale.value === 'en'
const signed = (debit?: string | null, credit?: string | null) => debit ?? (credit ? (credit.startsWith('-') ? credit.slice(1) : `-${credit}`) : null)

/** An account's balance: the lines that made it. */
export function whyBalance(companyId: string, code: string, name: string, from: string, to: string, amount?: string): WhyNode {
  return {
    key: `balance.${code}`,
    kind: 'balance',
    text: `${code} ${name}`,
    hint: from === to ? to : `${from} – ${to}`,
    amount,
    load: async () => {
      const page = await accountLines(companyId, code, { from, to, limit: MOST_LINES })
      const opening: WhyNode[] = /^-?0(\.0*)?$/.test(page.opening) ? [] : [{ key: `opening.${code}`, kind: 'line', text: t('reports.openingBalance'), amount: page.opening }]
      const rest: WhyNode[] = page.next ? [{ key: `rest.${code}`, kind: 'line', text: t('why.more'), to: `/ledger/${code}?from=${from}&to=${to}` }] : []
      return [...opening, ...page.rows.map((line) => lineNode(line)), ...rest]
    },
  }
}

function lineNode(line: LedgerLine): WhyNode {
  const name = `${t(`vouchers.word.${line.word}`)}-${line.voucherNumber ?? '…'}`
  return { ...whyVoucher(line.entryId, name), key: `line.${line.entryId}.${line.number}`, hint: `${line.on} ${line.memo}`, amount: signed(zeroless(line.debit), line.credit) }
}

const zeroless = (text: string) => (/^0(\.0*)?$/.test(text) ? null : text)

/** A voucher: the fact behind it, or the person who entered it. */
export function whyVoucher(id: string, name: string): WhyNode {
  return {
    key: `voucher.${id}`,
    kind: 'voucher',
    text: name,
    to: `/vouchers/${id}`,
    load: async () => {
      const voucher = await findVoucher(id)
      if (voucher.factId && may('fact.read')) return [...factNodes(await findFact(voucher.factId))]
      const lines = voucher.lines.map((line): WhyNode => ({ key: `${id}.${line.number}`, kind: 'line', text: `${line.accountCode} ${line.accountName}`, hint: dimensionsOf(line), amount: signed(line.debit, line.credit) }))
      return [{ key: `by.${id}`, kind: 'person', text: t(`vouchers.kind.${voucher.kind}`), hint: [voucher.recordedBy, voucher.recordedAt.slice(0, 10)].filter(Boolean).join(' ') }, ...lines]
    },
  }
}

const dimensionsOf = (line: VoucherLine) => line.dimensions.map((value) => value.name ?? value.code ?? '').filter(Boolean).join(' ')

/** What happened, with its document. */
export function factNodes(fact: Fact): WhyNode[] {
  return [
    { key: fact.id, kind: 'fact', text: factTypeName(fact.type), hint: `${fact.occurredOn} ${fact.memo}`, to: `/facts/${fact.id}`, load: async () => fact.amounts.map((amount, place) => amountNode(fact, amount, place)) },
    { key: `${fact.id}.document`, kind: 'document', text: `${documentTypeName(fact.documentType)} ${fact.documentNumber}`, hint: fact.recordedBy ?? '' },
  ]
}

function amountNode(fact: Fact, amount: FactAmount, place: number): WhyNode {
  const way = amount.fromKind && amount.toKind ? `${placeKindName(amount.fromKind)} → ${placeKindName(amount.toKind)}` : ''
  const lines = (fact.entry?.lines ?? []).filter((line) => line.factLine === amount.number && line.ruleId === amount.ruleId)
  return {
    key: `${fact.id}.${place}`,
    kind: 'amount',
    text: roleName(amount.role),
    hint: [way, amount.quantity].filter(Boolean).join(' · '),
    amount: amount.value,
    load: async () => [
      ...(amount.ruleId ? [{ key: `${fact.id}.${place}.rule`, kind: 'rule' as const, text: (english() && amount.ruleNameEn) || amount.ruleName || '', hint: `v${amount.ruleVersion} ${amount.condition ?? ''}`.trim(), to: `/posting-rules/${amount.ruleId}?version=${amount.ruleVersion}` }] : [{ key: `${fact.id}.${place}.none`, kind: 'rule' as const, text: t('facts.notBooked') }]),
      ...lines.map((line, at) => ({ key: `${fact.id}.${place}.${at}`, kind: 'line' as const, text: `${line.accountCode} ${(english() && line.accountNameEn) || line.accountName}`, amount: signed(line.debit, line.credit), to: `/ledger/${line.accountCode}` })),
    ],
  }
}
