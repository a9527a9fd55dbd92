import { z } from 'zod'
import { api } from '@/api/client'
import type { RecordPlan } from '@/ui/document/plan'
import { required } from '@/ui/form/schemas'

export const renewSecret = async (id: string): Promise<string> => (await api.post<{ secret: string }>(`/api/webhooks/${id}/secret`)).secret
export const ping = (id: string): Promise<unknown> => api.post(`/api/webhooks/${id}/ping`)
export const sendAgain = (id: string): Promise<unknown> => api.post(`/api/webhooks/deliveries/${id}/again`)

export const plan: RecordPlan = {
  list: 'webhooks',
  record: 'webhook',
  write: 'webhook.write',
  schema: z.looseObject({ name: required(100), address: required(500) }),
  blank: () => ({ name: '', address: '', types: [], active: true }),
  title: (values) => String(values.name),
  files: false,
  tabs: [
    {
      key: 'all',
      lines: [],
      places: [],
      sections: [
        {
          key: 'webhook',
          fields: [
            { key: 'name', kind: 'text', required: true, max: 100, span: 4 },
            { key: 'active', kind: 'flag', hint: true },
            { key: 'address', kind: 'web', required: true, max: 500, span: 6, hint: true },
            { key: 'types', kind: 'tags', span: 6, hint: true },
          ],
        },
      ],
    },
  ],
}
