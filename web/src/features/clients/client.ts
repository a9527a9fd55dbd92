import { z } from 'zod'
import { api } from '@/api/client'
import type { RecordPlan } from '@/ui/document/plan'
import { required } from '@/ui/form/schemas'

export interface Credentials {
  clientId: string
  secret: string
}

export const renewSecret = (id: string): Promise<Credentials> => api.post(`/api/api-clients/${id}/secret`)

export const plan: RecordPlan = {
  list: 'api-clients',
  record: 'api-client',
  write: 'api-client.write',
  schema: z.looseObject({ name: required(100), scopes: z.array(z.string()).min(1, 'api-clients.wrong.scopes') }),
  blank: () => ({ name: '', scopes: [], companyIds: [], active: true }),
  title: (values) => String(values.name),
  files: false,
  tabs: [
    {
      key: 'all',
      lines: [],
      places: ['scopes', 'companyIds'],
      sections: [
        {
          key: 'client',
          fields: [
            { key: 'name', kind: 'text', required: true, max: 100, span: 4 },
            { key: 'active', kind: 'flag', hint: true },
          ],
        },
      ],
    },
  ],
}
