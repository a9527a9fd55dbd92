import assert from 'node:assert/strict'

/** What the stories need and the first ones have not made: open books, two warehouses and a thing that has lots. */
async function ground(house) {
  const company = (await house.call('GET', '/api/session')).body.companies[0].id
  const unit = (await house.call('GET', '/api/units?limit=1')).body.rows[0].id
  await house.call('POST', '/api/books', { companyId: company, firstPeriod: '2026-01', words: 'single' })
  const place = (code, name) => ({ companyId: company, code, name, kind: 'own', partyId: '', province: '', city: '', district: '', street: '', responsible: '', phone: '', remark: '', active: true })
  const made = []
  for (const [code, name] of [['WH-A', '杭州仓'], ['WH-B', '广州仓']]) made.push((await house.call('POST', '/api/warehouses', { content: place(code, name) })).body.id)
  const item = await house.call('POST', '/api/items', {
    content: {
      code: 'ST-001', name: '玫瑰精华水', spec: '150ml', kind: 'goods', categoryId: '', brand: '', baseUnitId: unit, units: [], barcodes: [], components: [],
      keeping: { lotControl: true, expiryControl: true, shelfLife: 36, shelfLifeUnit: 'month', paoMonths: 12, minDaysAtReceipt: 0, minDaysAtShipment: 0 },
      bookkeeping: { taxCategory: '', vatRate: '13', valuation: 'moving-average' }, measures: { netWeightGrams: '', netMillilitres: '150' }, part: { drawingNumber: '', revision: '', material: '', surfaceTreatment: '' },
      file: { ingredients: [], efficacy: '', usage: '', warnings: '', filingNumber: '', filingNumberConfirmed: false, filingExpiresOn: null, pictures: [], videoLink: '', modelLink: '', reports: [] }, remark: '', active: true,
    },
  })
  assert.equal(item.status, 201, JSON.stringify(item.body))
  return { company, warehouses: made, item: item.body.id }
}

export const stories = [
  {
    name: 'opening stock shows its voucher before it is posted, and its lot expires',
    tell: async (house) => {
      const { page } = house
      const stock = await ground(house)
      const today = new Date()
      const soon = new Date(today.getTime() + 20 * 86_400_000).toISOString().slice(0, 10)
      const saved = await house.call('POST', '/api/adjustments', {
        content: { companyId: stock.company, number: '', kind: 'opening', occurredOn: today.toISOString().slice(0, 10), warehouseId: stock.warehouses[0], memo: '', lines: [{ itemId: stock.item, binId: '', lot: 'L20261', madeOn: null, expiresOn: soon, quantity: '240', value: '4800.00' }] },
      })
      assert.equal(saved.status, 201, JSON.stringify(saved.body))
      await house.go(`/adjustments/${saved.body.id}`)
      await page.locator('section', { hasText: '将生成的凭证' }).locator('tbody tr').first().waitFor()
      await house.picture('adjustment-draft')
      await house.seenByAll('/adjustments/one')
      await house.button('过账').click()
      await house.toast('已过账')
      await page.locator('.tag', { hasText: '已过账' }).first().waitFor()
      await house.go('/stock-cards')
      await page.locator('.grid .line').first().click()
      await page.getByText('收发明细').waitFor()
      assert.match(await page.locator('aside.pane').innerText(), /4,800\.00/)
      await house.picture('stock-card')
      await house.go('/')
      await page.getByText('即将到期').first().waitFor()
    },
  },
]
