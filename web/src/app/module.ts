import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Text key of the page's name, shown as the document's title. */
    title?: string
    /** Without it everyone signed in may see the page. */
    permission?: string
    /** Reachable without signing in, shown without the frame. */
    open?: boolean
    /** Shown without the frame, for example to print. */
    bare?: boolean
  }
}

/** A place in the rail. */
export interface RailItem {
  /** Text key. */
  title: string
  icon: string
  to: RouteLocationRaw
  permission?: string
  /** Only for people with this role's own data, for example doctors. */
  shownTo?: (user: { doctorId?: string }) => boolean
  order: number
  group: 'day' | 'administration'
}

/** Something that can be made or done from anywhere: in "+ New" and in the palette. */
export interface Action {
  title: string
  icon: string
  to: RouteLocationRaw
  permission?: string
  /** Also in the "+ New" menu. */
  creates?: boolean
  keys?: string
}

/** A hit in the one search for everything. */
export interface Found {
  id: string
  title: string
  detail?: string
  icon: string
  to: RouteLocationRaw
}

export interface SearchSource {
  title: string
  permission?: string
  find(text: string, signal: AbortSignal): Promise<Found[]>
}

/** What a module brings to the app: `src/modules/<noun>/routes.ts` exports one as default. */
export interface SalusModule {
  routes: RouteRecordRaw[]
  rail?: RailItem[]
  actions?: Action[]
  search?: SearchSource[]
}

export const defineModule = (module: SalusModule): SalusModule => module
