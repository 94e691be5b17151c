//! Fixed texts of the comparison of two scenarios.

use super::{Lang, texts::texts};

texts! {
    merge_title: "合并", "Merge";
    merge_ask: "看怎样合并", "See how they merge";
    merge_note: "对方改过而我没改的直接取用，两边都改过的并排选择", "What only they changed is taken; what both changed is chosen side by side";
    merge_mine: "我的：", "Mine:";
    merge_theirs: "对方：", "Theirs:";
    merge_solve: "看各取一边时的方案", "See the plan with either side";
    merge_solve_note: "两边各求解一次，只算前 6 处；其余按所选不变", "Solves the scenario with either side, for the first 6; the others stay as chosen";
    merge_solved: "下列方案都已计入可直接取用的改动；两边只在这一处不同。", "Each plan below has what can be taken directly; the two sides differ in this one place alone.";
    merge_solving: "正在求解……", "solving …";
    merge_unsolved: "未求解：只算前 6 处", "not solved: only the first 6 are";
    merge_contradicts: "规则互相矛盾，没有可行方案", "rules contradict each other: there is no plan";
    merge_no_plan: "没有得到方案", "there is no plan";
    merge_other_base: "两边出自不同的底稿，不能合并；可逐处取用，或请对方在同一底稿上做。", "The two come from different bases and cannot be merged: take over single differences, or ask for one on the same base.";
    compare_title: "比较两个情景", "Compare two scenarios";
    compare_ours: "A：使用中的情景", "A: the scenario in use";
    compare_theirs: "B：与它比较", "B: compared with it";
    compare_slots: "我的情景", "My scenarios";
    compare_steps: "A 的早先各步", "Earlier steps of A";
    compare_sent: "收到的链接", "The link you opened";
    compare_link: "链接里的情景", "Scenario of the link";
    compare_none: "还没有可比较的。复制一份再改，或先改动一处，就能与原来比较。", "There is nothing to compare with yet. Copy this scenario and change the copy, or make an edit to compare with what it was.";
    compare_use: "换用 B", "Use B";
    compare_no_plan: "A 现在没有可行方案，无法比较方案；输入的差别见下。", "A has no feasible plan now, so the plans cannot be compared; the inputs that differ are below.";
    compare_no_plan_b: "B 没有可行方案：", "B has no feasible plan: ";
    compare_same_inputs: "输入全部相同。", "All inputs are the same.";
    compare_inputs: "输入的差别", "Inputs that differ";
    compare_measures: "各项指标", "All measures";
    compare_pairs: "结对", "Pairs";
    compare_both: "两案都有", "in both";
    compare_only_a: "仅 A", "A only";
    compare_only_b: "仅 B", "B only";
    compare_matrix_note: "格内：这一对交付的分；两案不同时，A、B 各一个数。点仅在一案的格，看它为什么。", "Cells: the points the pair delivers, one for A and one for B where they differ. Click a pair that only one plan has to see why.";
    compare_moves: "换动的对子", "Pairs that move";
    compare_moves_none: "结对相同。", "The pairs are the same.";
    compare_moves_note: "逐条采用，其余重新求解；一步撤销即可还原。", "Adopt one and the rest is solved again; one undo takes it back.";
    compare_places: "各省区与县的得失", "Gains and losses of provinces and counties";
    compare_places_note: "由得到失排列；点省区看各县。", "The largest gain first; choose a province to see its counties.";
    compare_values_apart: "两案的需求或优先级不同，得分不可比，只比自然数量。", "Needs or priorities differ between the two, so their values cannot be compared; natural units can.";
    compare_counties_none: "各县没有变化。", "No county changes.";
    compare_amounts: "数量的差别", "Amounts that differ";
    compare_amounts_none: "数量相同。", "The amounts are the same.";
    compare_adopt: "采用", "Adopt";
    compare_revert: "恢复", "Revert";
    compare_adopt_chain: "整串采用", "Adopt the chain";
    compare_province: "省区", "Province";
    compare_flow: "从 → 到", "From → to";
    compare_gap: "离上限最多还差", "Gap to the bound, at most";
    compare_unmet: "未满足的需求", "Unmet needs";
    compare_banner: "收到的情景放在一边，正与您自己的比较。您自己的可以改，收到的不动。", "The scenario you were sent is set aside and compared with your own. Yours can be edited; the one sent stays as it is.";
    compare_with_mine: "与我的比较", "Compare with mine";
    preview_back: "回到预览", "Back to the preview";
    compare_rows: "看明细", "Show the rows";
}
