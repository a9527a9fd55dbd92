import { api } from './client'
import type { ProblemDetails } from './problem'

/** Amounts are decimal strings in the order's currency, quantities decimal strings in base units. */
export interface OrderPart {
  id: string
  itemId: string
  code: string
  name: string
  quantity: string
  cancelled: string
  promised: string
  shipped: string
  recognised: string
  warehouse: string
}

export interface OrderLine {
  id: string
  number: string
  skuId: string
  outerCode: string
  title: string
  quantity: string
  price: string
  net: string
  due: string
  byPlatform: string
  byHost: string
  byGovernment: string
  refunded: string
  gift: boolean
  ours: boolean
  parts: OrderPart[]
}

export interface ShippedLine {
  id: string
  itemId: string
  code: string
  name: string
  lots: string[]
  quantity: string
  cost: string
  underWay: string
  recognised: string
  returned: string
}

export interface OrderShipment {
  warehouse: string
  carrier: string
  tracking: string
  shippedAt: string
  factId: string
  lines: ShippedLine[]
}

export interface WarehouseReason {
  warehouse: string
  chosen: boolean
  missing: string[]
}

export interface OrderStep {
  kind: string
  occurredAt: string
  recordedAt: string
  by: string
  factId?: string | null
  voucher?: string | null
  detail: Record<string, unknown>
}

export interface Order {
  id: string
  version: number
  companyId: string
  channelId: string
  shop: string
  platform: string
  number: string
  parentNumber: string
  state: string
  stage: string
  hold: string
  holdText: string
  createdAt: string
  paidAt?: string | null
  shipBy?: string | null
  controlAt?: string | null
  currency: string
  freight: string
  paid: string
  byOthers: string
  due: string
  refunded: string
  revenue: string
  tax: string
  cost: string
  receiver?: { id: string; pseudonym: string; name: string; phone: string; region: string; erased: boolean } | null
  region: string
  host: string
  room: string
  tags: string[]
  buyerRemark: string
  sellerRemark: string
  warehouseId: string
  lines: OrderLine[]
  shipments: OrderShipment[]
  refunds: { number: string; line?: string | null; kind: string; stage: string; amount: string; quantity?: string | null; at: string }[]
  discounts: { line?: string | null; bearer: string; name: string; amount: string }[]
  steps: OrderStep[]
}

export interface OrderDone {
  id: string
  number: string
  state: string
  hold: string
}

export interface StepOutcome {
  done?: OrderDone | null
  refused?: ProblemDetails | null
}

/** A receiver in clear; the look is in the audit log. */
export interface ClearReceiver {
  name: string
  phone: string
  province: string
  city: string
  district: string
  address: string
  ciphers: Record<string, string>
}

export interface Parcel {
  tracking: string
  carrier: string
  state: number
  signedAt?: string | null
  events: { at: string; context: string; status: string }[]
}

export const unmaskReceiver = (id: string) => api.get<ClearReceiver>(`/api/receivers/${id}/clear`)
export const findParcel = (tracking: string) => api.get<Parcel>(`/api/parcels/${encodeURIComponent(tracking)}`)
export const findOrder = (id: string) => api.get<Order>(`/api/orders/${id}`)
export const approveOrders = (ids: string[]) => api.post<StepOutcome[]>('/api/orders/approvals', { ids })
export const holdOrders = (ids: string[], reason: string) => api.post<StepOutcome[]>('/api/orders/holds', { ids, reason })
export const shipOrders = (shipments: { id: string; carrier: string; tracking: string; units: { partId: string; quantity: string }[] }[]) =>
  api.post<StepOutcome[]>('/api/orders/shipments', { shipments })
export const signOrders = (ids: string[]) => api.post<StepOutcome[]>('/api/orders/signatures', { ids })
export const receiveBack = (id: string, goods: { shipmentLineId: string; quantity: string; place: string }[]) => api.post<OrderDone>(`/api/orders/${id}/returns`, { goods })
export const sendAgain = (id: string, again: { code: string; quantity: string; reason: string }) => api.post<OrderDone>(`/api/orders/${id}/resends`, again)
export const noteOrder = (id: string, note: { remark: string; tags: string[]; warehouseId: string }) => api.post<OrderDone>(`/api/orders/${id}/notes`, note)

export interface Replayed {
  orders: number
  more: boolean
  held: number
  rules: { name: string; action: string; argument: string; orders: number; examples: { id: string; number: string }[] }[]
}

export interface EstimatedReturns {
  channels: { channelId: string; rate: string; openRevenue: string; expectedRefund: string; expectedCost: string; bookedRefund: string; bookedCost: string; factId?: string | null }[]
}

/** What a rule would have done with past orders; nothing is changed. */
export const replayRule = (companyId: string, from: string, to: string, rule: Record<string, unknown>) => api.post<Replayed>('/api/order-rules/replay', { companyId, from, to, rule })
export const estimateReturns = (companyId: string, on: string) => api.post<EstimatedReturns>('/api/return-estimates', { companyId, on })
