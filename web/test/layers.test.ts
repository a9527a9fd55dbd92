import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import { layers } from '../rules/layers.js'

const linter = new Linter()

function troubles(file: string, code: string): string[] {
  const config = { files: ['**/*.ts'], plugins: { hesuan: { rules: { layers } } }, rules: { 'hesuan/layers': 'error' } } as unknown as Linter.Config
  return linter.verify(code, [config], { filename: file }).map((message) => message.message)
}

describe('the rule of layers', () => {
  it('refuses a feature that imports another feature, however it is written', () => {
    const file = 'src/features/parties/list.ts'
    expect(troubles(file, "import x from '@/features/items/item'; x()")).toHaveLength(1)
    expect(troubles(file, "import x from '../items/item'; x()")).toHaveLength(1)
    expect(troubles(file, "export { x } from '../items/item'")).toHaveLength(1)
    expect(troubles(file, "void import('@/features/items/item')")).toHaveLength(1)
  })

  it('refuses what stands above', () => {
    expect(troubles('src/ui/list/x.ts', "import x from '@/features/items/item'; x()")).toHaveLength(1)
    expect(troubles('src/api/x.ts', "import x from '../ui/format'; x()")).toHaveLength(1)
    expect(troubles('src/features/items/x.ts', "import x from '@/shell/router'; x()")).toHaveLength(1)
  })

  it('lets pass what is allowed', () => {
    expect(troubles('src/features/items/x.ts', "import a from '@/ui/format'; import b from './item'; import c from '@/api/client'; import d from 'vue'; a(b, c, d)")).toEqual([])
    expect(troubles('src/shell/router.ts', "import x from '@/features/items/item'; x()")).toEqual([])
  })
})
