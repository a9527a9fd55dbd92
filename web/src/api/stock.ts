import { api } from './client'

/** Quantities are decimal strings in base units; amounts are decimal strings, absent for readers who may not see costs. */
export interface StockPlace {
  balanceId: string
  kind: string
  warehouseId?: string | null
  warehouse?: string | null
  bin?: string | null
  lotId?: string | null
  lot?: string | null
  madeOn?: string | null
  expiresOn?: string | null
  quality?: string | null
  ownerId?: string | null
  onHand: string
  reserved: string
  available: string
}

export interface StockCard {
  id: string
  companyId: string
  itemId: string
  item: string
  itemName: string
  spec: string
  unit: string
  lotControlled: boolean
  method: string
  onHand: string
  reserved: string
  available: string
  transit: string
  dispatched: string
  consigned: string
  wip: string
  ofOthers: string
  minimum: string
  value?: string | null
  unitCost?: string | null
  otherValue?: string | null
  standardCost?: string | null
  places: StockPlace[]
}

export interface Movement {
  id: string
  sequence: number
  occurredOn: string
  recordedAt: string
  factId: string
  fromKind: string
  toKind: string
  lot?: string | null
  in?: string | null
  out?: string | null
  balance: string
  valueIn?: string | null
  valueOut?: string | null
  valueBalance?: string | null
}

export interface Entitlements {
  onHand: string
  free: string
  leftForOthers: string
  quotas: { quotaId: string; channelId: string; mode: string; set: string; priority: number; held: string; drawn: string; left: string }[]
}

export interface Relative {
  lotId: string
  code: string
  itemCode: string
  steps: number
}

export interface StockPolicy {
  companyId: string
  version: number
  area: 'warehouse' | 'company'
  shortageAllowed: boolean
  warningDays: number
}

export const stockCard = (id: string): Promise<StockCard> => api.get(`/api/stock-cards/${id}`)
export const movementsOf = (id: string, warehouseId: string | null, before: number | null): Promise<{ rows: Movement[]; before: number | null }> =>
  api.get(`/api/stock-cards/${id}/movements`, { warehouseId, before })
export const entitlementsOf = (id: string, warehouseId: string): Promise<Entitlements> => api.get(`/api/stock-cards/${id}/entitlements`, { warehouseId })
export const setMinimum = (companyId: string, itemId: string, minimum: string): Promise<void> => api.put('/api/stock-cards/minimum', { companyId, itemId, minimum })
export const familyOf = (lotId: string): Promise<{ ancestors: Relative[]; descendants: Relative[] }> => api.get(`/api/lots/${lotId}/family`)
export const releaseReservation = (id: string, companyId: string): Promise<void> => api.post(`/api/reservations/${id}/cancel`, { companyId })
export const stockPolicy = (companyId: string): Promise<StockPolicy> => api.get(`/api/stock-policies/${companyId}`)
export const setStockPolicy = (policy: StockPolicy): Promise<StockPolicy> =>
  api.put(`/api/stock-policies/${policy.companyId}`, { version: policy.version, area: policy.area, shortageAllowed: policy.shortageAllowed, warningDays: policy.warningDays })
