import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { House } from '../house.mjs'

/** What an authenticator shows (RFC 6238: SHA-1, six digits, thirty seconds) for a secret in base 32. */
function codeOf(secret, at = Date.now()) {
  const bits = [...secret.replace(/\s|=/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const hash = createHmac('sha1', key).update(step).digest()
  const place = hash.at(-1) & 15
  return String((hash.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const partner = (code, name) => ({ code, name, shortName: '', kind: 'organisation', roles: ['customer'], creditCode: '', taxNumber: '', contacts: [], addresses: [], bankAccounts: [], paymentDays: 30, paymentDay: null, creditLimit: '', currency: 'CNY', responsible: '', remark: '', active: true })

export const stories = [
  {
    name: 'person: a file is kept with a record, fetched as it was, and dropped',
    tell: async (house) => {
      const { page } = house
      await house.go('/')
      const made = await house.call('POST', '/api/parties', { content: partner('FILE-1', '临安纸品有限公司') })
      assert.equal(made.status, 201, JSON.stringify(made.body))
      await house.go(`/parties/${made.body.id}`)
      await page.locator('.files input[type=file]').setInputFiles({ name: '报价 2026.txt', mimeType: 'text/plain', buffer: Buffer.from('每千只 320.00') })
      const link = page.locator('.files a', { hasText: '报价 2026.txt' })
      await link.waitFor()
      const [fetched] = await Promise.all([page.waitForEvent('download'), link.click()])
      assert.equal(fetched.suggestedFilename(), '报价 2026.txt')
      await house.picture('record-file')
      await page.getByRole('button', { name: '删除 报价 2026.txt' }).click()
      await link.waitFor({ state: 'detached' })
    },
  },
  {
    name: 'person: a view of a list is kept, gone back to, and dropped',
    tell: async (house) => {
      const { page } = house
      await house.go('/parties?f.roles=customer&q=%E7%BA%B8%E5%93%81')
      await page.getByRole('button', { name: '保存视图' }).click()
      await page.getByLabel('视图名称').fill('纸品客户')
      await house.button('保存').click()
      await house.toast('已保存视图')
      await page.getByRole('button', { name: /^全部/ }).click()
      await page.waitForURL((url) => !url.search)
      await page.getByRole('button', { name: /^纸品客户/ }).click()
      await page.waitForURL(/f\.roles=customer/)
      await house.line(0, '临安纸品')
      await page.getByRole('button', { name: '删除视图「纸品客户」' }).click()
      await house.toast('已删除视图')
    },
  },
  {
    name: 'person: on a phone a list is sorted, filtered and ticked',
    tell: async (house) => {
      const { page } = house
      await house.go('/')
      await house.call('POST', '/api/parties', { content: partner('PHONE-1', '桐庐包装有限公司') })
      await house.size(390)
      await house.go('/parties')
      await page.locator('.tools').getByRole('button', { name: /^排序/ }).click()
      await house.picture('phone-sort')
      await page.getByRole('menuitemradio', { name: '名称' }).click()
      await page.waitForURL(/sort=name/)
      await page.locator('.tools').getByRole('button', { name: '角色', exact: true }).click()
      await page.getByRole('dialog').getByLabel('供应商').check()
      await page.waitForURL(/f\.roles=supplier/)
      await page.keyboard.press('Escape')
      await house.go('/parties?q=PHONE-1')
      await page.locator('.cards li').first().waitFor()
      await house.button('选择').click()
      await page.locator('.cards li a').first().click()
      await page.getByText('已选 1 行').waitFor()
      await page.getByRole('button', { name: '停用', exact: true }).click()
      await house.toast('已停用')
      await house.picture('phone-ticked')
      await house.seenByAll('/parties on a phone')
      await house.size(1440)
    },
  },
  {
    name: 'person: a second factor is set up, asked for at the door, and taken off again',
    tell: async (house) => {
      const { page } = house
      await house.go('/settings')
      const factor = page.locator('section.factor')
      await factor.getByRole('button', { name: '开启' }).click()
      const secret = await factor.locator('code').first().innerText()
      await house.picture('second-factor')
      await page.getByLabel('验证器显示的 6 位数字').fill(codeOf(secret))
      await page.getByRole('button', { name: '确认开启' }).click()
      await house.toast('两步验证已开启')
      const [recovery, another] = (await page.locator('dialog code').innerText()).split(' ')
      await page.getByRole('button', { name: '我已记下' }).click()
      const other = await House.enter(house.context.browser(), house.server, house.pictures)
      await other.go('/')
      await other.field('用户名').fill('admin')
      await other.field('密码').fill(house.password)
      await other.button('登录').click()
      await other.field('动态验证码').fill('000000')
      await other.button('登录').click()
      await other.page.locator('[aria-invalid=true]').waitFor()
      await other.picture('second-factor-asked')
      // A code is good once: the next one is of the next half minute, which is taken too.
      await other.field('动态验证码').fill(codeOf(secret, Date.now() + 30_000))
      await other.button('登录').click()
      await other.page.getByRole('navigation', { name: '主菜单' }).waitFor()
      await other.context.close()
      // Whoever has lost the device comes in with a recovery code.
      const late = await House.enter(house.context.browser(), house.server, house.pictures)
      await late.go('/')
      await late.field('用户名').fill('admin')
      await late.field('密码').fill(house.password)
      await late.button('登录').click()
      await late.field('动态验证码').fill(another)
      await late.button('登录').click()
      await late.page.getByRole('navigation', { name: '主菜单' }).waitFor()
      await late.context.close()
      await house.go('/settings')
      await page.locator('section.factor').getByRole('button', { name: '关闭' }).click()
      await page.getByLabel('验证码或恢复码').fill(recovery)
      await page.locator('section.factor').getByRole('button', { name: '关闭' }).click()
      await house.toast('两步验证已关闭')
    },
  },
]
