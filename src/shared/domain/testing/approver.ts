/** Who may sign off a request, lowest first: 上级医师, 科室主任, 医务部门 (医疗机构临床用血管理办法, domain.md §3.1). */
export const approverRoles = ['superior-physician', 'department-head', 'medical-affairs'] as const
export type ApproverRole = (typeof approverRoles)[number]
