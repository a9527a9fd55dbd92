/** Every file of this folder is one part of the texts, named like the file. */
const parts = import.meta.glob<Record<string, unknown>>('./*.json', { eager: true, import: 'default' })

export default Object.fromEntries(Object.entries(parts).map(([file, texts]) => [file.slice(2, -5), texts]))
