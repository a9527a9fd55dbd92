import { t, te } from '@/locale'

const named = (key: string, raw: string) => (te(key) ? t(key) : raw)

/** What people call a type of fact; types of outside systems keep their own word. */
export const factTypeName = (type: string): string => (type === '*' ? t('facts.anyType') : named(`facts.type.${type}`, type))
export const roleName = (role: string): string => named(`facts.role.${role}`, role)
export const documentTypeName = (type: string): string => named(`facts.documentType.${type}`, type)
export const placeKindName = (kind: string): string => named(`moves.choice.kind.${kind}`, kind)

/** @param way kinds of places, as `supplier>bin` */
export const wayName = (way: string): string => way.split('>').map(placeKindName).join(' → ')
