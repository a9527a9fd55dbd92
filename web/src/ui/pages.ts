import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

export type NavGroup = 'start' | 'trade' | 'books' | 'stock' | 'master' | 'system'

/** A page that a feature offers: a route and, with `nav`, an entry in the menu and in the command palette. */
export interface FeaturePage {
  name: string
  path: string
  /** Key of the page's title. */
  title: string
  component: () => Promise<Component | { default: Component }>
  permission?: string
  nav?: { group: NavGroup; order: number }
  props?: RouteRecordRaw['props']
  /** Shows what belongs to one company, which then stands in the address. */
  ofCompany?: boolean
  /** Seen without signing in, and without the shell around it. */
  bare?: boolean
}

/** An action of the command palette. */
export interface FeatureAction {
  name: string
  /** Key of the action's text. */
  title: string
  permission?: string
  to: string
}

export interface Feature {
  pages: FeaturePage[]
  actions?: FeatureAction[]
}
