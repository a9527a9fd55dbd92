import type { Feature, FeatureAction, FeaturePage } from '@/ui/pages'

/** Every feature's index is found by its place; a new feature is a new folder and nothing else. */
const found = import.meta.glob<Feature>('../features/*/index.ts', { eager: true, import: 'feature' })

export const pages: FeaturePage[] = Object.values(found).flatMap((feature) => feature.pages)
export const actions: FeatureAction[] = Object.values(found).flatMap((feature) => feature.actions ?? [])
