import { createTranslate } from './translate.ts'

const zh = {
  'tab': '人员', 'readonly': '您不能查看人员：需要“人员管理”权限（科主任）。', 'add': '登记人员', 'new': '新人员', 'edit': '修改人员', 'badge': '工号 / 工牌', 'badge-help': '可以扫工牌。', 'name': '姓名', 'role': '角色', 'roles': '角色（至少一项）',
  'pin': 'PIN', 'pin-new-help': '4–12 位数字，不能与工号相同。由本人输入。', 'pin-keep': '重设 PIN（留空则不变）', 'pin-again': '再输入一次 PIN', 'pin-form': 'PIN 应为 4–12 位数字', 'pin-is-badge': 'PIN 不能与工号相同', 'pin-differs': '两次输入的 PIN 不一致',
  'none': '还没有人员', 'scan-read': '工牌已读取', 'scan-not-badge': '这不是工牌', 'self': '（本人）',
  'lock.title': '自动锁屏', 'lock.minutes': '无操作多久后锁屏', 'lock.help': '1–60 分钟。锁屏前 30 秒提示；同一人登录回到原处。', 'lock.unit': '分钟', 'lock.bad': '请填 1 到 60 之间的整数', 'lock.save': '保存锁屏时间', 'lock.saved': '已保存',
  'import.open': '从 CSV 导入', 'import.title': '导入血液品种 · {{file}}', 'import.help': '列名：产品码、名称、类别、单位、每袋数量、容量，可以再加“最长保存期”（天）。已有的产品码会被修改，其他的添加；不会删除。一次写入，不会只导入一半。', 'import.new': '新增', 'import.changed': '修改', 'import.bad': '不能导入的行', 'import.line': '行', 'import.field': '项目', 'import.value': '内容', 'import.take': '导入', 'import.busy': '正在导入…',
  'import.field-code': '产品码', 'import.field-name': '名称', 'import.field-componentClass': '类别', 'import.field-quantityUnit': '单位', 'import.field-quantity': '每袋数量', 'import.field-volumeMl': '容量', 'import.field-maxLifeDays': '最长保存期',
  'setup.title': '继续设置', 'setup.help': '下面都完成后，这张清单自动消失。', 'setup.products': '血液品种：没有登记的产品码不能入库', 'setup.fridges': '冰箱：血袋放在哪里', 'setup.ranges': '号段：没有号段不能编号', 'setup.devices': '设备：标签打印机和扫描枪', 'setup.people': '人员：至少两人，复核要第二人签名', 'setup.go': '去设置', 'setup.progress': '{{done}} / {{total}} 已完成',
  'stop': '停止', 'stopping': '当前这袋做完后停止…', 'audit.progress': '正在核对审计链…', 'audit.stopped': '已停止：前 {{count}} 条相接，其余没有核对。'
} as const
const en: Record<keyof typeof zh, string> = {
  'tab': 'People', 'readonly': 'You may not see this page: it needs the right to manage people (lab head).', 'add': 'Add a person', 'new': 'New person', 'edit': 'Change a person', 'badge': 'Staff number / badge', 'badge-help': 'The badge may be scanned.', 'name': 'Name', 'role': 'Roles', 'roles': 'Roles (at least one)',
  'pin': 'PIN', 'pin-new-help': '4–12 digits, not the staff number. Typed by the person.', 'pin-keep': 'New PIN (empty: stays)', 'pin-again': 'The PIN again', 'pin-form': 'A PIN has 4–12 digits', 'pin-is-badge': 'The PIN cannot be the staff number', 'pin-differs': 'The two PINs differ',
  'none': 'Nobody yet', 'scan-read': 'Badge read', 'scan-not-badge': 'This is not a badge', 'self': '(you)',
  'lock.title': 'Lock when idle', 'lock.minutes': 'Lock after', 'lock.help': '1–60 minutes. Warned 30 seconds before; the same person comes back to the same place.', 'lock.unit': 'minutes', 'lock.bad': 'A whole number from 1 to 60', 'lock.save': 'Save lock time', 'lock.saved': 'Saved',
  'import.open': 'Import CSV', 'import.title': 'Import products · {{file}}', 'import.help': 'Columns: code, name, class, unit, quantity, volume, and if wanted maxLifeDays. Known codes are changed, others added, none removed. Written at once: never half of it.', 'import.new': 'New', 'import.changed': 'Changed', 'import.bad': 'Lines that stay out', 'import.line': 'Line', 'import.field': 'Field', 'import.value': 'Value', 'import.take': 'Import', 'import.busy': 'Importing…',
  'import.field-code': 'code', 'import.field-name': 'name', 'import.field-componentClass': 'class', 'import.field-quantityUnit': 'unit', 'import.field-quantity': 'quantity', 'import.field-volumeMl': 'volume', 'import.field-maxLifeDays': 'longest life',
  'setup.title': 'Go on with the set-up', 'setup.help': 'This list goes away by itself when all is done.', 'setup.products': 'Products: a bag with an unknown code cannot be received', 'setup.fridges': 'Refrigerators: where the bags lie', 'setup.ranges': 'Number ranges: without one nothing is numbered', 'setup.devices': 'Devices: label printer and scanner', 'setup.people': 'People: at least two, for second signatures', 'setup.go': 'Set up', 'setup.progress': '{{done}} of {{total}} done',
  'stop': 'Stop', 'stopping': 'Stops after the bag in work…', 'audit.progress': 'Checking the audit chain…', 'audit.stopped': 'Stopped: the first {{count}} entries fit, the rest was not checked.'
}

export const peopleText = createTranslate<keyof typeof zh>({ zh, en })
