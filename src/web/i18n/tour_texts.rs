//! The five steps of the tour.

use super::Lang;

/// Title and text of a step, from 0.
pub fn tour_step(lang: Lang, step: usize) -> (&'static str, &'static str) {
    let (zh, en) = match step {
        0 => (
            ("矩阵：谁和谁结对", "每格是一家东部合作社和一个西部省区。粗框是方案选中的对子，圆圈是现有结对，颜色深浅是得分。"),
            (
                "The matrix: who is paired with whom",
                "Each cell is an eastern cooperative and a western province. A frame marks a pair that the plan chooses, a ring an existing pair; the shade is its points.",
            ),
        ),
        1 => (
            ("方案落实了什么", "先看万元、吨、人、人次和满足率，再看综合得分和它的上限。名称旁的“?”用一句话说明每一项。"),
            (
                "What the plan delivers",
                "Yuan, tonnes, people and seats come first, with coverage; then the value and its bound. The “?” beside a name explains it in one sentence.",
            ),
        ),
        2 => (
            ("为什么，为什么不", "点一格，看这一对带来什么；不同意，就锁定或禁止，马上看到代价和其余对子怎样变。"),
            (
                "Why, and why not",
                "Click a cell to see what the pair brings. Where you disagree, pin or forbid it and see at once what it costs and who moves.",
            ),
        ),
        3 => (
            ("按您的取舍来", "拖动权重，方案跟着变；竖线是结对改变的地方。资源池和现有结对也在这里。"),
            (
                "Your priorities",
                "Move a weight and the plan follows; ticks mark where the pairing changes. The pool rule and the existing pairs are here too.",
            ),
        ),
        _ => (
            ("放心试", "每一步都能撤销、重做，改动记录可以逐步回看。全部在本机计算和保存，不上传。"),
            (
                "Try freely",
                "Every step can be undone and redone, and the history walks through them. All is computed and kept on this device; nothing is uploaded.",
            ),
        ),
    };
    if lang == Lang::Zh { zh } else { en }
}

/// Which step of how many: `2 / 5`.
pub fn tour_place(step: usize, steps: usize) -> String {
    format!("{} / {steps}", step + 1)
}
