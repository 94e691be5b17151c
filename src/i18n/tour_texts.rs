//! The five steps of the tour: what this is for, then what is where.

use super::Lang;

/// Title and text of a step, from 0.
pub fn tour_step(lang: Lang, step: usize) -> (&'static str, &'static str) {
    let (zh, en) = match step {
        0 => (
            (
                "这是什么",
                "东西牵手替东部 10 家供销合作社和西部 7 个省区配对，并安排项目资金、果品外销、就业和培训。机构、县、产品和现有结对有出处；数量是按公开规模推出的示意，不是任何一方的计划或承诺。",
            ),
            (
                "What this is",
                "East–West Matchmaker pairs ten eastern supply-and-marketing cooperatives with seven western provinces and arranges project money, fruit, jobs and training. Organisations, counties, products and existing pairs have sources; quantities are illustrative, worked out from published magnitudes, and nobody's plan or commitment.",
            ),
        ),
        1 => (
            (
                "这个方案带来什么",
                "先看万元、吨、人、人次和满足率，再看综合得分和它的上限。总览里用两三句话说明带来什么、谁没有得到、换一种要付多少代价。",
            ),
            (
                "What the plan brings",
                "Yuan, tonnes, people and seats come first, with coverage; then the value and its bound. The overview says in two or three sentences what the plan brings, who goes without, and what another would cost.",
            ),
        ),
        2 => (
            (
                "谁和谁结对，为什么",
                "每格是一家合作社和一个省区，数字是它在方案里交付的分。粗框是方案选中的对子，圆圈是现有结对。点一格看为什么；不同意就锁定或禁止，马上看到代价。",
            ),
            (
                "Who is paired with whom, and why",
                "Each cell is a cooperative and a province, its number the points it delivers in the plan. A frame marks the pairs the plan chooses, a ring those that exist already. Click a cell to see why; where you disagree, pin or forbid it and see at once what that costs.",
            ),
        ),
        3 => (
            ("按您的取舍来", "拖动权重，方案跟着变；预设、资源池、现有结对和取消扣分都在这里。"),
            (
                "Your priorities",
                "Move a weight and the plan follows. Presets, the pool rule, the existing pairs and the price of dropping one are here too.",
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
