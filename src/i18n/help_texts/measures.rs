//! Help on what a plan delivers and on its measures.

use super::{Texts, Topic};

/// What is delivered, and coverage.
pub(super) fn of_services(topic: Topic) -> (Texts, Texts) {
    match topic {
        Topic::Projects => (
            [
                "产业项目",
                "本方案全额落实的项目资金；一个项目要么全额落实，要么不做。",
                "例：一座 1,200 万元的冷库，由一家出 800 万、另一家出 400 万，才算落实；只凑到 1,000 万就不做。",
            ],
            [
                "Projects",
                "The money for projects that this plan funds; a project is funded in full or not at all.",
                "Example: a ¥12m cold store is built if one cooperative gives ¥8m and another ¥4m; with ¥10m it is not.",
            ],
        ),
        Topic::Shipments => (
            [
                "西果东送",
                "本方案里有东部合作社按月收购的西部农产品吨数。",
                "例：某县 11 月有 400 吨苹果，一家合作社收 300 吨，计 300 吨；余下 100 吨未满足。",
            ],
            [
                "Fruit",
                "Tonnes of western fruit and other produce that eastern cooperatives buy in this plan, month by month.",
                "Example: a county has 400 t of apples in November and a cooperative buys 300 t: 300 t count, 100 t stay unmet.",
            ],
        ),
        Topic::Employment => (
            ["就业帮扶", "本方案安排上岗的人数，工种和工作地都要合适。", "例：某县 120 人求分拣岗，合作社有 80 个，计 80 人。"],
            [
                "Jobs",
                "People this plan places in jobs; occupation and workplace must both suit.",
                "Example: 120 people want sorting jobs and a cooperative has 80: 80 people count.",
            ],
        ),
        Topic::Training => (
            [
                "人才培训",
                "本方案安排的培训人次；同一人上两门课计 2 人次。",
                "例：电商课要 110 人次，合作社给 90 人次，计 90 人次。",
            ],
            [
                "Training",
                "Course seats this plan fills; one person on two courses takes two seats.",
                "Example: 110 e-commerce seats are needed and a cooperative gives 90: 90 seats count.",
            ],
        ),
        Topic::OtherKind => (
            ["协作领域", "本方案在这一领域里落实的数量。", "例：需要 100，落实 60，满足率 60%。"],
            [
                "Kind of cooperation",
                "What this plan delivers of this kind of cooperation.",
                "Example: 100 needed, 60 served: coverage 60%.",
            ],
        ),
        Topic::Coverage => (
            [
                "满足率",
                "落实的数量除以需要的数量，按省区和领域分别计算。",
                "例：某省需要就业 1,000 人，落实 620 人，满足率 62%。",
            ],
            [
                "Coverage",
                "What is served divided by what is needed, for each province and kind.",
                "Example: a province needs 1,000 jobs and gets 620: coverage 62%.",
            ],
        ),
        _ => (
            [
                "最低满足率",
                "所有省区、所有领域的满足率中最低的一个，并写明是谁；没有任何能力能供的需求另列，不计在内。",
                "例：最低 21%，意思是其余每一项都不低于 21%。",
            ],
            [
                "Lowest coverage",
                "The lowest coverage of any province in any kind, and whose it is; needs that no offer can serve are listed apart and left out.",
                "Example: 21%: nothing else is covered less than 21%.",
            ],
        ),
    }
}

/// The measures of a plan, and how plans compare.
pub(super) fn of_plans(topic: Topic) -> (Texts, Texts) {
    match topic {
        Topic::Value => (
            [
                "综合得分",
                "四类协作落实的数量，按匹配度、优先级和权重折算后的总和，再减去取消现有结对的扣分；全部需求都以满匹配度落实时为 100。",
                "例：得分 50.00，上限 50.50：离最好的可能最多还差 0.50 分。先看吨、万元、人，再看分。",
            ],
            [
                "Value",
                "What is delivered in the four kinds, scaled by fit, priority and weight, less the points for dropped pairs; 100 would be every need met at perfect fit.",
                "Example: 50.00, bound 50.50: at most 0.50 points below the best possible. Read tonnes, yuan and people first.",
            ],
        ),
        Topic::Gap => (
            [
                "离上限最多还差",
                "上限减得分：任何方案都不会高过上限，所以本方案最多差这么多；差 0 且证明核对通过，才写“已证明最优”。",
                "例：得分 50.00，上限 50.50，最多还差 0.50。",
            ],
            [
                "Gap",
                "The bound less the value. No plan can exceed the bound, so this one falls short by no more; only a gap of 0 whose proof was checked reads “proved optimal”.",
                "Example: value 50.00, bound 50.50: a gap of at most 0.50.",
            ],
        ),
        Topic::Blocking => (
            [
                "双方都更愿意的对子",
                "不在方案里、但双方都觉得比自己现有的伙伴更好（或还有空位）的对子；越少，方案越不容易散。",
                "例：甲社更想配乙省，乙省也更想配甲社，方案却没有把它们配上，计 1 对。",
            ],
            [
                "Blocking pairs",
                "Pairs outside the plan whose parties would both rather have each other than a partner they have, or have a free place; the fewer, the better the plan holds.",
                "Example: cooperative A would rather have province B, and B would rather have A, but the plan does not pair them: one blocking pair.",
            ],
        ),
        Topic::Changed => (
            ["较现有变动", "新增的对子加取消的对子，与现有结对相比。", "例：新增 8 对、取消 3 对，变动 11。"],
            [
                "Pairs changed",
                "Pairs added plus pairs dropped, compared with the existing pairs.",
                "Example: 8 added and 3 dropped make 11.",
            ],
        ),
        Topic::Tie => (
            [
                "同样好",
                "另一个方案得分完全相同，只是结对或数量不同；选哪个由您定。",
                "例：一家合作社配甲省或配乙省，得分都是 50.00。",
            ],
            [
                "Tie",
                "Another plan with exactly the same value but other pairs or amounts; the choice is yours.",
                "Example: a cooperative with one province or another, 50.00 either way.",
            ],
        ),
        Topic::MarginalValue => (
            [
                "再多一单位的作用",
                "某项能力多 1 个单位（或 10%）后重新求解，得分多多少。",
                "例：某社多 100 个就近岗位，+0.310 分。",
            ],
            [
                "One unit more",
                "How much the value grows when an offer has one more unit (or 10% more), solved again.",
                "Example: 100 more jobs near home from a cooperative bring +0.310 points.",
            ],
        ),
        _ => (
            [
                "四种策略",
                "同一批能力和需求，四种求法：效益最优求总分最高，公平优先先抬最低的满足率，双向稳定不留双方都更愿意的对子，最少变动尽量不动已商定的对子。",
                "例：公平优先少运 1,000 吨，最低满足率由 30% 升到 60%。",
            ],
            [
                "Four strategies",
                "Four goals for the same offers and needs: the highest value; the least covered first; no blocking pairs; the fewest changes from what is agreed.",
                "Example: the fairest plan ships 1,000 t less fruit; the lowest coverage rises from 30% to 60%.",
            ],
        ),
    }
}
