import assert from 'node:assert/strict'

/** What the stories need and the first ones have not made: open books, two warehouses and a thing that has lots. */
async function ground(house) {
  const [first] = (await house.call('GET', '/api/session')).body.companies
  const company = first.id
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
  await house.inCompany(first)
  return { company, warehouses: made, item: item.body.id }
}

async function pick(house, label, text) {
  await house.page.getByRole('combobox', { name: label, exact: true }).first().click()
  await house.page.keyboard.type(text)
  await house.page.locator('.el-select-dropdown__item:visible', { hasText: text }).first().click()
}

let stock

export const stories = [
  {
    name: 'opening stock shows its voucher before it is posted, and its lot expires',
    tell: async (house) => {
      const { page } = house
      stock = await ground(house)
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
  {
    name: 'a transfer of stock is dispatched, arrives in parts, and what is missing is said',
    tell: async (house) => {
      const { page } = house
      await house.go('/transfers/new')
      await pick(house, '调出仓库', 'WH-A')
      await pick(house, '调入仓库', 'WH-B')
      const grid = page.getByRole('grid', { name: '明细' })
      await grid.locator('td').first().click()
      await page.keyboard.press('Enter')
      await page.keyboard.type('ST-001')
      await page.locator('.el-select-dropdown__item:visible', { hasText: 'ST-001' }).first().click()
      await grid.locator('tbody tr').first().locator('td').nth(1).click()
      await page.keyboard.type('40')
      await page.keyboard.press('Enter')
      await house.button('保存').click()
      await page.waitForURL(/transfers\/trf_/)
      await house.settled()
      await house.button('发出').click()
      await house.toast('在途')
      await page.getByLabel('本次收到').fill('30')
      await page.getByLabel('本次短少').fill('1')
      await house.button('收货').click()
      await house.toast('已收货')
      await page.locator('section.part td.num', { hasText: /^9$/ }).first().waitFor()
      await house.picture('transfer-under-way')
      await house.seenByAll('/transfers/one')
    },
  },
  {
    name: 'stock is counted with a phone, without network too, and the difference is approved',
    tell: async (house) => {
      const { page } = house
      const count = await house.call('POST', '/api/counts', { content: { companyId: stock.company, number: '', occurredOn: new Date().toISOString().slice(0, 10), warehouseId: stock.warehouses[0], zone: '', blind: true, tolerance: '2', memo: '' } })
      assert.equal(count.status, 201, JSON.stringify(count.body))
      await house.size(390)
      await house.go(`/counts/${count.body.id}/scan`)
      await page.getByLabel('条码').fill('L20261')
      await page.keyboard.press('Enter')
      await page.getByLabel('实盘数量').waitFor()
      await house.picture('count-scan-390')
      await house.seenByAll('/counts/scan')
      await house.context.setOffline(true)
      await page.getByLabel('实盘数量').fill('198')
      await page.keyboard.press('Enter')
      await page.getByText('存在本机').first().waitFor()
      await house.picture('count-offline-390')
      await house.context.setOffline(false)
      await page.waitForFunction(() => !document.body.textContent.includes('存在本机'), null, { timeout: 15_000 })
      await house.size(1440)
      await house.go(`/counts/${count.body.id}`)
      await page.locator('.tag', { hasText: '有差异' }).first().waitFor()
      await house.picture('count-difference')
      await house.button('审核').click()
      await house.toast('差异已过账')
      const left = (await house.call('GET', `/api/balances?f.itemId=${stock.item}&f.warehouseId=${stock.warehouses[0]}`)).body.rows[0]
      assert.equal(left.onHand, '198')
    },
  },
]
