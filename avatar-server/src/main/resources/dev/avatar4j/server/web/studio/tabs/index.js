// The tabs, in their order. A tab is loaded when it is first opened; its module defines the element
// a4-<id>-tab.

export const TABS = [
  { id: 'live', title: 'Live', load: () => import('./live.js') },
  { id: 'pose', title: 'Pose', load: () => import('./pose.js') },
  { id: 'filters', title: 'Filters', load: () => import('./filters.js') },
  { id: 'settings', title: 'Settings', load: () => import('./settings.js') },
  { id: 'character', title: 'Character', load: () => import('./character.js') },
  { id: 'recording', title: 'Recording', load: () => import('./recording.js') },
];
