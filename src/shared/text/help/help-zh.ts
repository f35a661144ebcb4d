import type { HelpPage, HelpPageName } from './help-page.ts'

const verdicts = {
  accept: { kind: 'accept', text: '绿色圆勾“通过”：可以做下一步。' },
  attention: { kind: 'attention', text: '琥珀色三角“注意”：请看一眼，按提示处理。' },
  refuse: { kind: 'refuse', text: '红色八角“拒绝”：写明哪条规则、哪个值、下一步怎么做。没有执行任何操作。' },
  idle: { kind: 'idle', text: '白色：等待扫描，写着现在要扫什么。' }
} as const
const all = [verdicts.accept, verdicts.attention, verdicts.refuse, verdicts.idle]

/** Help in Chinese. One page per screen. */
export const helpZh: Readonly<Record<HelpPageName, HelpPage>> = {
  home: {
    title: '今日',
    purpose: '一眼看到今天要做什么：待核收、待编号、待回扫、过期和临近失效的血，各品种各血型还有几袋。',
    parts: ['要做的事：数字就是件数', '在库血液：品种 × 血型', '过期与临近失效的血袋', '设备、号段、审计链'],
    steps: [
      { keys: '扫码', text: '扫任意血袋、自编号或申请单，直接打开它。' },
      { keys: 'F3–F8', text: '进入入库、自编号、配血、发血、库存、设置。' },
      { keys: 'Ctrl+K', text: '按姓名、献血码、自编号、申请号查找。' },
      { keys: 'V', text: '核对审计链：检查全部记录是否被改动。' }
    ],
    colours: [{ kind: 'refuse', text: '“过期仍在库”必须马上取出。' }, { kind: 'attention', text: '临近失效：先用这些。' }, { kind: 'idle', text: '库存颜色只表示袋数多少，不代表最低库存。' }],
    troubles: [
      { when: '顶栏写“核心重启中”', remedy: '暂停扫描，等显示“核心正常”再扫；已提交的操作不会丢失。' },
      { when: '顶栏写“磁盘空间不足”', remedy: '不要交出血袋，马上联系信息科。' }
    ]
  },
  receiving: {
    title: '入库核收',
    purpose: '把血站送来的血袋逐袋对照发血单核收。核收后的血袋去编号贴签，扫过自己的标签才可用。',
    parts: ['结论：通过、注意或拒绝', '发血单和进度', '对这袋的决定', '发血单明细'],
    steps: [
      { keys: '选文件', text: '导入血站的发血单文件（CSV、XLSX、JSON）。有问题的行会列出，不影响其他行。' },
      { keys: 'B / K / C', text: '登记到货的运输箱和箱内温度；换一箱；第一袋之前可以更正。之后扫的血袋按这一箱的温度判断。' },
      { keys: '扫码', text: '扫一袋的四个条码（顺序不限）或一个复合码。' },
      { keys: 'Enter', text: '外观良好，收下这袋。' },
      { keys: 'Q / R', text: '隔离或拒收，选择原因。' },
      { keys: 'E', text: '清单外的血袋：登记为多出。' },
      { keys: 'W', text: '本院允许时：封签完整的箱，两人点数相符，整箱入库。' },
      { keys: 'F', text: '看汇总、填温度，第二人签名结束发血单。' },
      { keys: 'O', text: '缺少的血袋后来又到：重新打开发血单，收完再结束。' }
    ],
    colours: all,
    troubles: [
      { when: '扫了一半拿错了袋', remedy: '直接扫另一袋：另一个献血码就从头开始，不会混在一起。' },
      { when: '条码扫不出', remedy: '擦净再扫；仍不行按“标签破损”隔离。' },
      { when: '红色“与清单不符”', remedy: '看清哪一项不同，按 Q 隔离或 R 拒收，并告知血站。' }
    ]
  },
  numbering: {
    title: '自编号与贴签',
    purpose: '给核收的血袋生成本院自编号并打印标签；标签和血袋一起回扫后，血袋才进入可用库存。',
    parts: ['结论', '打印机与成对扫描', '待编号的血袋', '待回扫的标签'],
    steps: [
      { keys: 'P', text: '给选中的一袋编号并打印；贴上后先扫标签，再扫血袋的献血码。' },
      { keys: 'A、B', text: '全选，成批编号。批量进行中可以按“停止”：当前这袋做完就停。' },
      { keys: 'T', text: '补打标签：写原因，标签上注明次数。' },
      { keys: 'S', text: '作废：这个号码不再使用，血袋重新编号。' },
      { keys: 'Tab', text: '在左右两张表之间切换。' }
    ],
    colours: all,
    troubles: [
      { when: '打印机缺纸或上盖打开', remedy: '装好即可，队列自己继续，不会漏也不会重。' },
      { when: '问“这张标签打出来了吗”', remedy: '看打印机出口再回答：打出来了 / 没有。程序不会自己猜。' },
      { when: '回扫说不是同一袋', remedy: '标签贴错了：取下标签，按屏幕上的号码找到正确的血袋。' }
    ]
  },
  testing: {
    title: '标本与配血',
    purpose: '登记用血申请，接收标本，做血型和抗体筛查，配血并由两人签名。',
    parts: ['结论', '申请与患者', '候选血袋（先失效的在前，写明原因）', '结果按键'],
    steps: [
      { keys: '扫码', text: '扫申请单打开，再扫标本管；扫血袋加入配血。' },
      { keys: '数字键', text: '选方法和主次侧结果。' },
      { keys: '签名', text: '复核人用自己的工牌和 PIN 签名，结果才生效。' }
    ],
    colours: all,
    troubles: [
      { when: '标本超过时限', remedy: '重新采样；规定 3 天内，本院可更严。' },
      { when: '血型与以前不符', remedy: '停止，重新核对患者和标本，不要配血。' },
      { when: '不相合', remedy: '结果照实登记；这袋不能发给这位患者。' }
    ]
  },
  issuing: {
    title: '发血',
    purpose: '在窗口把血交给来取的人：申请、血袋、标签、外观都核对，两人签名，打印发血单。',
    parts: ['结论', '申请、患者与血型', '外观八项', '这次要发的血袋'],
    steps: [
      { keys: '扫码', text: '扫取血单（或申请单）。' },
      { keys: '扫码', text: '每袋扫两次：自编号标签和血袋自己的献血码。' },
      { keys: '1', text: '外观全部正常一键确认；有异常按对应数字，这袋不能发。' },
      { keys: 'Enter', text: '交出前由复核人签名，打印发血单。' }
    ],
    colours: all,
    troubles: [
      { when: '红色拒绝', remedy: '不能绕过。看清原因和下一步；每条原因都有编号。' },
      { when: '锁屏了', remedy: '同一个人登录后回到原处；换人登录则从头开始，不会以别人的名义发出。' },
      { when: '核心重启', remedy: '等恢复，结果会自己补上；同一袋不会发两次。' },
      { when: '“服务器未答复：血袋先留下”', remedy: '不要交出，也不要放回；有答复就自己显示。' },
      { when: '“断网发血”', remedy: '只能发本机持有的血袋，两个条码都要扫描。按 F11 看现在可以做什么。' },
      { when: '“由另一台工作站保管”', remedy: '按 H 请求移交；血袋就在手上而它没有回应，按 T 见袋接管：扫两个码、选原因、两人签名。' }
    ]
  },
  stock: {
    title: '库存',
    purpose: '查任何一袋血：按状态、品种、血型、自编号或献血码筛选。',
    parts: ['筛选', '血袋列表'],
    steps: [
      { keys: '扫码', text: '直接打开这一袋。' },
      { keys: '↑ ↓ Enter', text: '选行，打开血袋页。' },
      { keys: '导出 CSV', text: '导出当前列表。' }
    ],
    colours: [{ kind: 'refuse', text: '红边：已过期。' }, { kind: 'attention', text: '琥珀边：临近失效或隔离。' }, { kind: 'idle', text: '失效时间写明还剩多久。' }],
    troubles: [{ when: '找不到', remedy: '看筛选的状态：已发出、已报废的默认不显示。按 Ctrl+K 查全部。' }]
  },
  unit: {
    title: '血袋页',
    purpose: '这一袋从核收到发出的全过程：谁、什么时候、做了什么。',
    parts: ['血袋：号码、血型、失效时间', '能做的操作', '全过程'],
    steps: [
      { keys: '按键', text: '隔离、解除隔离、报废：写原因，需要时第二人签名。' },
      { keys: 'H T', text: '由另一台工作站保管的：请求移交，或见袋接管。' },
      { keys: 'Esc', text: '回到库存列表。' }
    ],
    colours: [verdicts.accept, verdicts.refuse],
    troubles: [{ when: '写错了', remedy: '记录不能删改。再做一次相反的操作，过程里两次都看得到。' }]
  },
  count: {
    title: '盘点',
    purpose: '用扫码枪把冰箱里的血袋逐袋扫一遍，和账上的对照。',
    parts: ['结论', '盘点进度', '账上有而没扫到、扫到而账上没有'],
    steps: [{ keys: '扫码', text: '逐袋扫自编号或献血码，重复扫不会多算。' }, { keys: '完成', text: '看差异，处理后结束。' }],
    colours: all,
    troubles: [{ when: '有血袋没扫到', remedy: '先找再结束：差异会记录下来。' }]
  },
  tasks: {
    title: '待办',
    purpose: '还没有结束的事：紧急发血的后续、差错、待处理的情况，各有负责人和期限。',
    parts: ['筛选', '待办，最早的在前'],
    steps: [{ keys: '↑ ↓ Enter', text: '选一件，打开看经过和要补的结果。' }, { keys: '按键', text: '按按钮上的键登记结果或结束。' }, { keys: 'K C', text: '异常个案：K 登记“我已知晓”，C 写结论、双人签名关闭。' }],
    colours: [{ kind: 'refuse', text: '已过期限。' }, { kind: 'attention', text: '快到期限。' }],
    troubles: [{ when: '不能结束', remedy: '必须先补齐结果；屏幕写明还缺什么。' }]
  },
  emergency: {
    title: '紧急发血',
    purpose: '来不及配血时的发血。从不被手续卡住，但每一步都记录，事后必须补做。',
    parts: ['结论', '患者（可以未知）与原因', '血袋和签名'],
    steps: [{ keys: 'F12', text: '在任何画面直接进入。' }, { keys: '选择', text: '原因；患者，或“身份不明”。' }, { keys: '扫码', text: '血袋：标签和血袋的献血码。' }, { keys: 'Enter', text: '两人签名，发出；后续任务自动生成。' }],
    colours: all,
    troubles: [{ when: '红色拒绝', remedy: '过期、已发出、血型不安全的血袋紧急时也不能发。换一袋。' }]
  },
  station: {
    title: '与血站的联络',
    purpose: '与血站的联络情况：有多少信息等待发出、等了多久，收到的哪些读不懂，血站的代码怎样翻译成本院的。',
    parts: ['血站各页', '联络状态', '需要人处理的信息'],
    steps: [
      { keys: 'Ctrl+B', text: '在任何画面打开。' },
      { keys: 'Ctrl+1 …', text: '切换血站的各页。' },
      { keys: '↑ ↓ Enter', text: '选一条信息，看全文。' }
    ],
    colours: [{ kind: 'accept', text: '血站有应答。' }, { kind: 'attention', text: '血站没有应答，或有信息要人处理。工作照常进行，信息按次序等待。' }],
    troubles: [{ when: '血站几小时没有应答', remedy: '什么都不会丢，也不会发两次。急用血请打电话给血站，并通知信息科。' }]
  },
  returns: {
    title: '退血给血站',
    purpose: '因质量或其他原因退给血站的血袋。登记后立即锁定，血站同意后才出库；血站不收的转为隔离。',
    parts: ['结论', '原因、单号和说明', '血袋和血站的答复'],
    steps: [
      { keys: 'N', text: '新的退血单：逐袋扫描，按数字选原因。' },
      { keys: 'F9', text: '登记：血袋锁定，并通知血站。' },
      { keys: 'D', text: '血站用信函答复时：逐袋登记同意或不同意，双人签名。' },
      { keys: 'P', text: '打印随血袋的退血单。' },
      { keys: 'H / 1–9', text: '添加附件（照片、PDF）；打开附件。断网时也能加，网络恢复后自动上传。' },
      { keys: 'Delete', text: '撤下加错的附件，写明原因；之后不再打开。' }
    ],
    colours: [verdicts.accept, verdicts.attention, verdicts.refuse],
    troubles: [
      { when: '连不上服务器', remedy: '照常登记：血袋先锁定，网络恢复后自动通知血站。' },
      { when: '血袋已发出', remedy: '要先从病区收回。' }
    ]
  },
  fees: {
    title: '血液费用核对',
    purpose: '血站收费与入库、退血逐袋核对。每处差异写明原因，双人签核后不再改变。',
    parts: ['合计：应付、收费、差额', '逐袋，差异在前', '各发血单的差额', '对账单'],
    steps: [
      { keys: '↑ ↓ Enter', text: '选账期并打开；选一行并说明。' },
      { keys: 'I', text: '从文件导入对账单；血站接口的自动收取。' },
      { keys: 'E', text: '说明差异；同样的差异可以一并说明。' },
      { keys: 'F9', text: '没有待说明的差异时，双人签核。' },
      { keys: 'X P', text: '导出表格，打印。' }
    ],
    colours: [verdicts.accept, { kind: 'attention', text: '有差异，已说明。' }, { kind: 'refuse', text: '有差异，还没有说明。' }],
    troubles: [
      { when: '对账单没有收入', remedy: '有一处错误就整份不收，因为部分相加的合计不对。错误的行已列出，请血站改正。' },
      { when: '签核后又来了新的业务', remedy: '记在下一个未签的账期，并写明原来的账期。' }
    ]
  },
  notices: {
    title: '血站通知和召回',
    purpose: '血站的召回、短缺、假期和价格通知。召回立即锁定在院血袋，列出已发出的去向，每袋都写明后才能结束。',
    parts: ['按内容查找', '通知，未读的加粗'],
    steps: [
      { keys: '↑ ↓ Enter', text: '打开通知；再按 Enter 表示已读。' },
      { keys: 'R', text: '召回：每袋在哪里，在哪个患者、哪个病区。' },
      { keys: 'A E', text: '勾选血袋并写明去向。' },
      { keys: 'L', text: '给有血袋的每个病区打印通知书。' },
      { keys: 'N', text: '信函来的召回：扫描或输入献血码，双人签名。' }
    ],
    colours: [{ kind: 'refuse', text: '召回还没有结束。' }, { kind: 'attention', text: '还没有读。' }],
    troubles: [
      { when: '工作站断网时发出了召回的血袋', remedy: '会开严重个案；联网后召回页面显示患者和病区。' },
      { when: '召回的血袋后来才送到', remedy: '入库时会停住，只能隔离或拒收。' }
    ]
  },
  reservations: {
    title: '向血站预约',
    purpose: '要向血站订什么，血站逐行怎样答复，到了多少。一张预约只发一次，血站一天不应答也不会重复。',
    parts: ['查找', '预约单，未完成的在前', '一张预约的答复和发血单'],
    steps: [
      { keys: 'N', text: '写预约；F8 加一行，F9 保存草稿。' },
      { keys: 'F9', text: '在草稿中：提交给血站。' },
      { keys: 'E W', text: '没有发血之前可以变更或撤回。' },
      { keys: 'S', text: '库存和用量：建议数量由哪些数字得来。' },
      { keys: 'T K', text: '按星期的模板；两周日历。' }
    ],
    colours: [{ kind: 'attention', text: '等血站答复，或有新的答复。' }, { kind: 'refuse', text: '血站没有受理。' }],
    troubles: [
      { when: '血站没有应答', remedy: '照常提交：排队等待，只发一次。急用请打电话。' },
      { when: '来不及变更', remedy: '已经在发血。请打电话给血站。' }
    ]
  },
  references: {
    title: '血站配型',
    purpose: '配血困难时把标本和血袋送血站配型。相合的结果只对这一袋、这位患者有效，且有时限；不相合的永远不能发。',
    parts: ['结论', '申请和原因', '血袋和结果'],
    steps: [
      { keys: 'N', text: '扫申请单，再扫血袋；F9 登记并通知血站。' },
      { keys: 'P C', text: '打印送检单；登记标本交给谁。' },
      { keys: 'D', text: '报告用信函来时：逐袋登记结果，双人签名。' }
    ],
    colours: [verdicts.accept, verdicts.attention, verdicts.refuse],
    troubles: [
      { when: '报告相合，发血仍然拒绝', remedy: '看编号：其他限制都还有效。抗体筛查阳性时还需要本院的抗球蛋白配血。' },
      { when: '结果已过时限', remedy: '最长只到标本的时限。请重新采血送检。' }
    ]
  },
  settings: {
    title: '设置',
    purpose: '冰箱、号段、设备、血液品种、医院信息和人员。看都可以看，改需要权限。',
    parts: ['各页，按数字键切换', '添加和修改', '列表'],
    steps: [
      { keys: '1–9', text: '切换各页。' },
      { keys: 'N / E', text: '添加，修改选中的一行。' },
      { keys: '血液品种', text: '可从 CSV 文件成批导入。' },
      { keys: '人员', text: '登记人员、改角色、重设 PIN、停用。人员不删除。' }
    ],
    colours: [{ kind: 'idle', text: '有字有符号：✓ 使用中，✕ 停用。' }, { kind: 'attention', text: '黄底：您只能查看。' }],
    troubles: [
      { when: '号段保存后不能改', remedy: '号码会贴在血袋上；用完再添加新号段。' },
      { when: '不能停用某位主任', remedy: '他是最后一位能管理人员的人。先设另一位主任。' }
    ]
  },
  'sign-in': {
    title: '登录',
    purpose: '刷工牌，输入自己的 PIN。每个操作都记在登录人名下。',
    parts: ['工号或工牌', 'PIN', '登录'],
    steps: [
      { keys: '扫码', text: '扫工牌，光标自动到 PIN。' },
      { keys: 'Enter', text: '登录。锁屏后同一人登录，回到离开时的画面。' },
      { keys: 'Ctrl+D', text: '改文字大小、对比度、声音。' }
    ],
    colours: [verdicts.accept, verdicts.attention],
    troubles: [
      { when: 'PIN 连续错 5 次', remedy: '锁定 5 分钟。忘记了请主任在“设置 → 人员”重设。' },
      { when: '工牌没有登记', remedy: '请主任在“设置 → 人员”登记。' }
    ]
  },
  connection: {
    title: '与服务器的连接',
    purpose: '顶栏一直写着：在线、断网、独立工作，还有几条没上传。这里说明现在可以做什么、为什么、服务器说了什么。断网不用停工。',
    parts: ['现在的状态', '现在可以做什么', '服务器、上次同步、待上传、可用自编号', '按键'],
    steps: [
      { keys: 'F11', text: '在任何画面打开；Esc 关闭，工作不受影响。' },
      { keys: 'S', text: '立即同步。平时不用按：每次操作和服务器的变化都会自动同步。' },
      { keys: 'R', text: '服务器的答复都看过了；其中的个案按 C 去处理。' },
      { keys: 'X', text: '把未上传的记录写成签名文件，交信息科在服务器上导入（磁盘要坏、长时间断网时用）。' }
    ],
    colours: [
      { kind: 'accept', text: '绿色圆点“在线”：两边一致。' },
      { kind: 'attention', text: '琥珀色：断网、未答复、时钟不准、有答复要看。顶栏下面有一行说明。' },
      { kind: 'refuse', text: '红色“本机已停用”：停止操作，联系信息科。' },
      { kind: 'idle', text: '空心圆“独立工作”：没有服务器，照常工作。' }
    ],
    troubles: [
      { when: '断网时要发血', remedy: '只能发本机持有的血袋（在本机入库编号的，或已移交给本机的），两个条码都要扫描。医院没有批准断网发血时不能发，请走紧急发血。' },
      { when: '“服务器未答复：血袋先留下”', remedy: '不要交出，也不要放回。本机会一直问，有答复就显示。离开画面也不会丢。' },
      { when: '要发的血由另一台保管，那台又断网', remedy: '血袋在手里时用“见袋接管”：扫两个条码，双人签名，写原因。那台迟到的发血会开成个案。' },
      { when: '写着“只上传”或“等服务器升级”', remedy: '照常工作，请信息科升级软件。已做的都不会丢。' }
    ]
  },
  general: {
    title: '工作台',
    purpose: '扫码枪随时可用：扫什么，屏幕就说它是什么、现在要什么。所有操作都有按键，写在按钮上。',
    parts: ['工作区（F 键）', '结论', '当前工作', '最近扫描'],
    steps: [
      { keys: 'F2–F8', text: '切换工作区。' },
      { keys: 'Ctrl+K', text: '查找页面、血袋、申请。' },
      { keys: 'Shift+F1', text: '看当前画面的全部按键。' },
      { keys: 'F11', text: '与服务器的连接：现在可以做什么。' },
      { keys: 'Ctrl+L', text: '锁屏，工作留在原处。' },
      { keys: 'Esc', text: '返回。' }
    ],
    colours: all,
    troubles: [{ when: '扫码后没有反应', remedy: '看右边“最近扫描”：每次扫描都有一句话。没有记录就检查扫码枪的线和顶栏的设备状态。' }]
  }
}
