//! Texts of the matrix's modes, of how sure the plan is, of the diagram, of help and of the tour.

use super::{Lang, texts::texts};

texts! {
    mode_switch: "改选代价", "Cost of switching";
    mode_certainty: "把握", "Certainty";
    mode_switch_note: "格内：已选的拿掉、未选的放进来，其余重新安排后得分的变化。是找到的最好结果，未证明。", "Cells: how the value changes when a chosen pair is left out, or another comes in, and the rest is rearranged. Best found, not proved.";
    mode_certainty_note: "格内：数量在误差内变动并重算，这一对入选的次数占比。每次从本方案出发求优一小段。", "Cells: how often the pair is chosen when quantities vary within their errors. Each re-solve is a short search from this plan.";
    switch_running: "逐对重算改选代价", "Solving again with each pair switched";
    certainty_running: "变动数量重算，看各对把握", "Solving again with varied quantities";
    work_again: "重新算", "Compute again";
    work_old: "这些数字属于上一个方案", "These numbers belong to an older plan";
    seed: "随机种子（任意整数，同一种子结果相同）", "Seed (any whole number; the same seed, the same result)";
    legend_cost: "− 改选少得分 · + 改选多得分", "− switching loses · + switching gains";
    view_sure: "把握", "How sure";
    sure_title: "这个方案有多稳", "How sure this plan is";
    sure_sub: "还有哪些方案差不多好，数据有出入时哪些对子站得住", "which other plans are nearly as good, and which pairs hold if the data are off";
    next_title: "差不多好的方案", "Plans nearly as good";
    next_sub: "至少有一对不同，少得分的在后；找到的最好，未证明。", "Each differs in at least one pair; the smallest loss first. Best found, not proved.";
    next_none: "没有找到只差一点的方案。", "No plan nearly as good was found.";
    far_title: "差别最大、仍在容差内的方案", "The most different plan within the tolerance";
    far_none: "容差内没有找到别的方案。", "No other plan was found within the tolerance.";
    adds: "新增", "adds";
    drops: "去掉", "drops";
    shares_title: "数据有出入时，各对站得住吗", "Do the pairs hold if the data are off?";
    shares_chosen: "方案里的对子", "Pairs of the plan";
    shares_others: "方案外常入选的对子", "Others often chosen";
    shares_wanted: "每次重算都变动全部数量，约需一两分钟，可以随时取消。", "Every re-solve varies all quantities. It takes a minute or two and can be cancelled at any time.";
    diagram_view: "连线图", "Diagram";
    diagram_title: "连线图", "Diagram";
    diagram_sub: "线宽：方案里的分", "line width: points in the plan";
    figures: "图", "Figures";
    diagram_hint: "从合作社拖到省区即锁定，把连线拖开即禁止。也可先点合作社、再点省区，用下面的按钮。", "Drag from a cooperative to a province to pin; drag a line off to forbid. Or click a cooperative, then a province, and use the buttons below.";
    diagram_keys: "方向键移动。在一方按回车，再用方向键选对方：P 锁定，F 禁止，Delete 放开，Esc 返回。", "Arrows move. Press Enter on a party, then arrows to the other: P pins, F forbids, Delete frees, Esc goes back.";
    diagram_over: "松手即锁定", "Release to pin";
    diagram_off: "松手即禁止", "Release to forbid";
    diagram_drag_on: "再拖远一点即可禁止", "Drag farther to forbid";
    legend_dropped: "方案取消的现有", "existing, dropped";
    legend_not_in_plan: "当前（未选）", "selected, not chosen";
    help_about: "说明：", "Help: ";
    tour_title: "五步导览", "A tour in five steps";
    tour_again: "再看一次五步导览", "Take the five-step tour again";
    tour_skip: "跳过", "Skip";
    tour_next: "下一步", "Next";
    tour_back: "上一步", "Back";
    tour_done: "开始使用", "Start";
    about_tour_title: "导览", "Tour";
}
