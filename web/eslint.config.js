import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'
import { layers } from './rules/layers.js'

export default ts.config(
  { ignores: ['dist/**', 'target/**', 'node_modules/**', 'src/api/schema.d.ts'] },
  ...ts.configs.recommended,
  ...vue.configs['flat/essential'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    plugins: { hesuan: { rules: { layers } } },
    rules: {
      'hesuan/layers': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'vue/multi-word-component-names': 'off',
      // The content policy refuses inline styles and markup written at run time.
      'vue/no-v-html': 'error',
      'vue/no-static-inline-styles': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
    },
  },
  { files: ['test/**', 'browser/**'], rules: { 'max-lines-per-function': 'off' } },
)
