//! Texts of the conclusion that heads the first screen, and of what differences in value come from.

use super::{Lang, texts::texts};

texts! {
    lead: "东部供销合作社与西部省区结对，安排项目资金、果品外销、就业和培训。数量按公开规模推出，仅为示意，不是任何一方的计划或承诺。", "Eastern supply-and-marketing cooperatives are paired with western provinces, and project money, fruit, jobs and training are arranged between them. Quantities are illustrative, worked out from published magnitudes; they are nobody's plan or commitment.";
    conclusion_title: "这个方案", "This plan";
    conclusion_compare: "看别的策略要付多少代价", "See what the other strategies would cost";
    conclusion_unmet: "看没有满足的需求", "See the needs that are not met";
    effect_quantity: "数量", "quantity";
    effect_fit: "匹配度", "fit";
    effect_priority: "优先级", "priority";
    effects_title: "得分差来自", "Where the difference in value comes from";
    effects_sub: "与效益最优相比；每类分为数量、匹配度、优先级三部分，合计等于得分差", "against the best value; each kind in quantity, fit and priority, which add up to the difference";
    not_applicable: "不适用", "n/a";
    open_pool_pairs: "全开放时不定结对", "no pairs with an open pool";
}
