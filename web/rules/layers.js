/**
 * Who may import what in the web app: a feature imports `ui`, `api`, `locale` and itself, never another feature;
 * `ui` never a feature; `api` and `locale` nothing above them. `shell` puts everything together.
 */
import path from 'node:path'

const allowed = {
  api: ['api', 'locale'],
  locale: ['locale'],
  ui: ['ui', 'api', 'locale', 'styles'],
  features: ['features', 'ui', 'api', 'locale'],
}

/** @returns {{layer: string, feature: string | undefined} | undefined} where a file of src stands, undefined outside src */
function place(file) {
  const match = /(?:^|\/)src\/([^/]+)(?:\/([^/]+))?/.exec(file.replaceAll('\\', '/'))
  return match ? { layer: match[1], feature: match[1] === 'features' ? match[2] : undefined } : undefined
}

function target(file, source) {
  if (source.startsWith('@/')) return place(`src/${source.slice(2)}`)
  if (source.startsWith('.')) return place(path.posix.join(path.posix.dirname(file.replaceAll('\\', '/')), source))
  return undefined
}

export const layers = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      feature: 'Feature "{{from}}" must not import feature "{{to}}": move what both need to ui or api.',
      layer: '"{{from}}" must not import "{{to}}".',
    },
  },
  create(context) {
    const here = place(context.filename)
    if (!here || !(here.layer in allowed)) return {}
    function check(node) {
      if (!node.source || typeof node.source.value !== 'string') return
      const there = target(context.filename, node.source.value)
      if (!there) return
      if (!allowed[here.layer].includes(there.layer)) {
        context.report({ node, messageId: 'layer', data: { from: here.layer, to: there.layer } })
      } else if (here.feature && there.feature && here.feature !== there.feature) {
        context.report({ node, messageId: 'feature', data: { from: here.feature, to: there.feature } })
      }
    }
    return { ImportDeclaration: check, ImportExpression: check, ExportNamedDeclaration: check, ExportAllDeclaration: check }
  },
}
