import { defineModule } from '@/app/module'
import { mdiHospitalBuilding } from '@mdi/js'
import type { Component } from 'vue'
import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router'

type Page = () => Promise<Component>

/** A list whose rows are added and changed in a panel beside it. */
function listed(path: string, names: { list: string; fresh: string; one: string }, list: Page, panel: Page): RouteRecordRaw {
  const back = (route: RouteLocationNormalized) => ({ name: names.list, query: route.query })
  const title = `departments.${names.list}`
  return {
    path,
    name: names.list,
    component: list,
    meta: { title, permission: 'departments:read' },
    children: [
      {
        path: 'new',
        name: names.fresh,
        component: panel,
        props: (route) => ({ closeTo: back(route) }),
        meta: { title: `departments.${names.fresh}`, permission: 'departments:write' },
      },
      {
        path: ':id',
        name: names.one,
        component: panel,
        props: (route) => ({ id: route.params.id, closeTo: back(route) }),
        meta: { title, permission: 'departments:read' },
      },
    ],
  }
}

export default defineModule({
  routes: [
    listed(
      '/departments/locations',
      { list: 'locations', fresh: 'new-location', one: 'location' },
      () => import('./location/LocationListPage.vue'),
      () => import('./location/LocationPanel.vue'),
    ),
    listed(
      '/departments/rooms',
      { list: 'rooms', fresh: 'new-room', one: 'room' },
      () => import('./room/RoomListPage.vue'),
      () => import('./room/RoomPanel.vue'),
    ),
    listed(
      '/departments/wards',
      { list: 'wards', fresh: 'new-ward', one: 'ward' },
      () => import('./ward/WardListPage.vue'),
      () => import('./ward/WardPanel.vue'),
    ),
    listed(
      '/departments',
      { list: 'departments', fresh: 'new-department', one: 'department' },
      () => import('./department/DepartmentListPage.vue'),
      () => import('./department/DepartmentPanel.vue'),
    ),
  ],
  rail: [{ title: 'departments.departments', icon: mdiHospitalBuilding, to: '/departments', permission: 'departments:read', order: 50, group: 'administration' }],
})
