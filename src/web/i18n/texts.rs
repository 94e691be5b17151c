//! Fixed texts, each in both languages: leaving one out does not compile.

use super::Lang;

macro_rules! texts {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        impl Lang {
            $(
                #[doc = $en]
                pub fn $name(self) -> &'static str {
                    match self {
                        Lang::Zh => $zh,
                        Lang::En => $en,
                    }
                }
            )*
        }
    };
}

texts! {
    app_name: "东西牵手", "East–West Matchmaker";
    views: "页面", "Views";
    view_pairing: "结对", "Pairing";
    view_unmet: "未满足", "Unmet";
    view_about: "说明", "About";
    illustrative: "示意", "illustrative";
    illustrative_short: "示意", "ill.";
    estimated_short: "估算", "est.";
    reported: "实报", "reported";
    illustrative_note: "示意：数量按说明里的规则推出，不是官方数字。", "Illustrative: quantities are worked out by the rules stated under About; they are not official figures.";
    undo: "撤销", "Undo";
    redo: "重做", "Redo";
    history: "改动记录", "History";
    history_empty: "还没有改动。", "No changes yet.";
    history_start: "原始情景", "As loaded";
    share: "复制链接", "Copy link";
    theme: "深浅色", "Light or dark";
    language: "English", "中文";
    language_label: "切换为英文", "Switch to Chinese";
    served: "可落实", "Delivered";
    value: "综合得分", "Value";
    upper_bound: "上限", "bound";
    worst_coverage: "最低满足率", "Worst coverage";
    blocking: "双方都更愿意的对子", "Blocking pairs";
    changed: "较现有变动", "Changed from existing";
    state_computing: "计算中", "Computing";
    state_optimal: "已证明最优", "Proved optimal";
    state_infeasible: "无可行方案", "No feasible plan";
    state_failed: "未能算出", "Failed";
    matrix_title: "结对矩阵", "Pairing matrix";
    matrix_sub: "东部供销社 × 西部省区", "eastern cooperatives × western provinces";
    mode_alone: "单独可达", "Alone";
    mode_delivered: "方案交付", "Delivered";
    mode_label: "格内数字", "Numbers in the cells";
    mode_alone_note: "格内：这一对单独结对时最多可得的分。同一合作社的能力在各格重复计算，不能相加。", "Cells: points the pair could reach by itself. A cooperative's capacity counts anew in every cell, so cells do not add up.";
    mode_delivered_note: "格内：本方案里这一对交付的分；取消的现有结对为负。行、列合计加起来等于综合得分。", "Cells: points each pair delivers in this plan; dropped existing pairs are negative. Row and column sums add up to the value.";
    partners_used: "伙伴数 · 能力使用", "Partners · capacity used";
    row_sum: "合计", "Sum";
    coverage: "满足率", "Coverage";
    partners_bounds: "伙伴 / 下限–上限", "partners / bounds";
    red_below: "红字：低于 45%", "red: under 45%";
    points: "分", "points";
    legend_chosen: "方案选中", "chosen";
    legend_pinned: "锁定", "pinned";
    legend_forbidden: "禁止", "forbidden";
    legend_existing: "现有", "existing";
    legend_selected: "当前格", "selected";
    map_title: "方格地图", "Tile map";
    map_sub: "一格一省区 · 填充为平均满足率", "one tile a division · fill: mean coverage";
    map_note: "线宽：分 · 非疆界图", "line width: points · not a map of borders";
    east: "东部", "east";
    west: "西部", "west";
    weights: "权重", "Weights";
    weights_sub: "四类合计 100", "four kinds, together 100";
    weights_zero: "四项不能都为 0。至少一项大于 0；方案未变。", "Not all four can be 0. Set at least one above 0; the plan is unchanged.";
    preset_balanced: "均衡", "Balanced";
    preset_fruit: "西果优先", "Fruit first";
    preset_jobs: "就业优先", "Jobs first";
    presets: "预设", "Presets";
    pool_rule: "资源池", "Pool rule";
    pool_paired: "仅限结对", "Paired only";
    pool_half: "结对优先 0.5", "Paired first 0.5";
    pool_open: "全开放", "Open";
    scheme: "现有结对", "Existing pairs";
    scheme_2016: "2016 + 援疆", "2016 + Xinjiang aid";
    scheme_2021: "2021 + 援疆", "2021 + Xinjiang aid";
    penalty: "取消一对现有结对扣分", "Points lost for each existing pair dropped";
    why: "为什么", "Why";
    chosen: "已选", "chosen";
    not_chosen: "未选", "not chosen";
    existing: "现有", "existing";
    pinned: "已锁定", "pinned";
    forbidden: "已禁止", "forbidden";
    pin: "锁定", "Pin";
    forbid: "禁止", "Forbid";
    free: "放开", "Free";
    fit: "匹配度", "Fit";
    alone_label: "单独可达", "Alone";
    delivered_label: "方案交付", "Delivered";
    served_needs: "供应的需求", "Needs served";
    nothing_served: "这一对在本方案里没有安排。", "Nothing is arranged between these two in this plan.";
    select_hint: "点选矩阵中的一格，查看这一对为什么入选或落选。方向键移动，P 锁定，F 禁止，Delete 放开。", "Select a cell of the matrix to see what the pair brings. Arrows move, P pins, F forbids, Delete frees.";
    show_less: "收起", "Show less";
    close: "关闭", "Close";
    cancel: "取消", "Cancel";
    apply: "采用", "Apply";
    reset_default: "恢复默认", "Default";
    bounds_title: "伙伴数下限–上限", "Partner bounds";
    least: "下限", "Least";
    most: "上限", "Most";
    unmet_title: "未满足的需求", "Unmet needs";
    unmet_none: "所有需求都已满足。", "Every need is met.";
    unmet_all_kinds: "全部领域", "All kinds";
    unmet_all_provinces: "全部省区", "All provinces";
    filter_kind: "按领域筛选", "Filter by kind";
    filter_province: "按省区筛选", "Filter by province";
    col_county: "县", "County";
    col_need: "需求", "Need";
    col_asked: "需要", "Asked";
    col_missing: "缺口", "Missing";
    col_cause: "原因", "Cause";
    col_source: "来源", "Source";
    conflict_title: "规则互相矛盾", "The rules contradict each other";
    conflict_sub: "去掉下列任意一条，其余就能同时成立。当前显示上一个可行方案，仍可编辑。", "Leave out any one of these and the rest can hold together. The last feasible plan is shown meanwhile; everything stays editable.";
    stale_plan: "上一个可行方案 · 未随新规则更新", "Last feasible plan · not updated to the new rules";
    failed_defects: "数据有误，未能计算", "The data has errors, nothing was computed";
    failed_too_large: "数量过大，超出可精确计算的范围。请减小数量。", "Quantities are too large to compute exactly. Please reduce them.";
    failed_check: "独立核对没有通过，方案不予显示。请把此页链接发给维护者。", "The independent check refused the answer, so it is not shown. Please send a link to this page to its maintainers.";
    saved: "已存本机", "Saved on this device";
    saving_failed: "浏览器存不下了，改动尚未保存", "The browser's storage is full; changes are not saved";
    fingerprint: "方案指纹", "Plan";
    loading: "正在载入参考数据", "Loading reference data";
    data_errors: "参考数据有误，未能打开", "The reference data has errors and was not opened";
    data_remedy: "请让保管这些文件的人按下列位置更正后重试。你自己的改动仍保存在本机。", "Ask whoever keeps these files to correct the places below, then retry. Your own changes are still saved on this device.";
    retry: "重试", "Retry";
    preview_title: "只读预览：收到的情景", "Read-only preview: a scenario you were sent";
    preview_sub: "你自己的情景没有动。", "Your own scenario is untouched.";
    preview_keep: "存为副本", "Keep a copy";
    preview_close: "关闭预览", "Close preview";
    preview_same: "重新求解，指纹相同", "Solved again: same fingerprint";
    preview_other: "重新求解，指纹不同", "Solved again: different fingerprint";
    copy_name: "副本", "Copy";
    scenario_choose: "选择情景", "Choose a scenario";
    duplicate: "复制一份", "Duplicate";
    link_manual: "浏览器不允许自动复制。请手动复制下面的链接。", "The browser did not allow copying. Please copy the link below by hand.";
    link_local: "此页从本机打开，链接只能在本机使用。要发给别人，请用放在网站上的版本。", "This page is open from your own machine, so the link works here only. To send it to others, use the version on your website.";
    link_text: "链接", "Link";
    worker_restarted: "计算进程重启，已接着算", "The solver stopped and was started again; it carries on";
    read_only: "只读预览中不能改；先存为副本。", "A preview cannot be edited; keep a copy first.";
    link_not_ours: "链接里没有情景，已打开你自己的情景。", "The link holds no scenario; your own was opened.";
    link_damaged: "链接在传送中被改动，无法打开。请对方重新复制，或发文件。你自己的情景没有动。", "The link was changed on its way and cannot be opened. Ask for it again. Your own scenario is untouched.";
    autosave_damaged: "上次的自动保存已损坏，无法读取；原文留在本机，没有覆盖。现在从原始情景开始。", "The last autosave is damaged and cannot be read; it is kept aside on this device. Starting from the scenario as loaded.";
    other_base: "它依据的参考数据与本页不同，没有打开。请用当时的版本打开。", "It rests on other reference data than this page has, and was not opened. Please open it with the version it was made with.";
    no_worker: "计算进程无法启动。请刷新；若仍不行，请换用新版浏览器。", "The solver cannot be started. Reload the page; if that does not help, use a current browser.";
    dismiss: "知道了", "Dismiss";
    map_view: "地图", "Map";
    matrix_view: "矩阵", "Matrix";
    list_view: "列表", "List";
    phone_views: "视图", "Views";
    details: "详情", "Details";
    skip: "跳到矩阵", "Skip to the matrix";
    near_home: "就近", "near home";
    on_site: "现场", "on site";
    online: "线上", "online";
    about_title: "这是什么", "What this is";
    about_body: "东西牵手为东部供销合作社与西部七省区配对，并安排产业项目、西果东送、就业帮扶、人才培训。全部在你的浏览器里计算，不上传任何数据，断网可用。", "East–West Matchmaker pairs eastern supply-and-marketing cooperatives with seven western provinces and arranges projects, fruit shipped east, employment and training. It computes in your browser, uploads nothing, and works without a network.";
    about_data: "参考情景（2020-05）：名称、代码、产品、上市月份与历史结对是有出处的事实；数量、价格上下限、工种、目的地、培训方式等为示意，按公开规模用固定规则推出，不是任何合作社的计划或承诺。", "Reference scenario (2020-05): names, codes, products, seasons and historical pairings are facts with sources; quantities, floor and ceiling prices, occupations, destinations and training modes are illustrative, worked out by fixed rules from published magnitudes. They are nobody's plan or commitment.";
    about_method: "方法：先算每一对单独可达的分，再用带上下限的二分匹配选出结对，然后用最小费用流安排数量；产业项目要么全额落实、要么不做。每个结果都由一段独立程序核对；得分旁写明上限与最多还差多少，差 0 且核对通过才写“已证明最优”。", "Method: what each pair could reach alone, then a bipartite matching with lower and upper degrees chooses the pairs, then minimum-cost flows set the amounts; projects are funded in full or not at all. Separate code checks every answer; the value stands beside its upper bound, and only a gap of 0 that passed the check reads “proved optimal”.";
    about_keys: "键盘：方向键移动，回车选中，P 锁定，F 禁止，Delete 放开，Esc 取消选中，Ctrl+Z 撤销，Ctrl+Y 重做。", "Keyboard: arrows move, Enter selects, P pins, F forbids, Delete frees, Esc deselects, Ctrl+Z undoes, Ctrl+Y redoes.";
    why_not: "为什么不", "Why not";
    not_in_plan: "本方案没有安排", "nothing arranged in this plan";
    searching: "已有方案，正在后台求更好的方案和更紧的上限。", "A plan is shown; a better one and a tighter bound are being sought.";
    stop_search: "停止求优", "Stop searching";
    mixed: "混合", "mixed";
    conflict_where: "哪里矛盾，怎样改", "What contradicts, and how to mend it";
    bounds_whole: "请填 0 或更大的整数；方案未变。", "Enter whole numbers from 0; the plan is unchanged.";
    penalty_number: "请填 0 至 100 的数，最多两位小数；方案未变。", "Enter a number from 0 to 100 with at most two decimals; the plan is unchanged.";
    criteria_title: "匹配度准则及其权重", "Criteria of fit and their weights";
    about_data_title: "数据从哪里来", "Where the data come from";
    about_method_title: "怎样算的", "How it computes";
    about_keys_title: "键盘", "Keyboard";
}
