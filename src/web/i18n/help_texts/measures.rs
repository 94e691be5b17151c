//! Help on what a plan delivers and on its measures.

use super::{Texts, Topic};

/// What is delivered, and coverage.
pub(super) fn of_services(topic: Topic) -> (Texts, Texts) {
    match topic {
        Topic::Projects => (
            [
                "产业项目",
                "本方案全额落实的项目资金；一个项目要么全额落实，要么不做。",
                "例：一座 1,200 万元的冷库，由江苏出 800 万、山东出 400 万，才算落实；只凑到 1,000 万就不做。",
            ],
            [
                "Projects",
                "The money of projects that this plan funds in full; a project is funded in full or not at all.",
                "Example: a cold store of ¥12 m is built when Jiangsu gives ¥8 m and Shandong ¥4 m; with ¥10 m it is not.",
            ],
        ),
        Topic::Shipments => (
            [
                "西果东送",
                "本方案里有东部合作社按月收购的西部农产品吨数。",
                "例：某县 11 月有 400 吨苹果，浙江收 300 吨，计 300 吨；余下 100 吨滞销。",
            ],
            [
                "Shipments",
                "Tonnes of western produce that eastern cooperatives buy, month by month, in this plan.",
                "Example: of 400 t of apples in November, Zhejiang buys 300 t; 300 t count and 100 t stay unsold.",
            ],
        ),
        Topic::Employment => (
            [
                "就业帮扶",
                "本方案安排上岗的人数，工种和工作地都要合适。",
                "例：某县 120 人求缝纫岗，福建有 80 个缝纫岗，计 80 人。",
            ],
            [
                "Employment",
                "People placed in posts by this plan; trade and workplace must suit.",
                "Example: 120 people seek sewing posts and Fujian has 80; 80 persons count.",
            ],
        ),
        Topic::Training => (
            [
                "人才培训",
                "本方案安排的培训人次；同一人上两门课计 2 人次。",
                "例：电商课要 110 人次，北京给 90 人次，计 90 人次。",
            ],
            [
                "Training",
                "Seats in courses that this plan fills; one person in two courses is two seats.",
                "Example: 110 seats in e-commerce are asked and Beijing gives 90; 90 seats count.",
            ],
        ),
        Topic::OtherKind => (
            ["协作领域", "本方案在这一领域里落实的数量。", "例：需要 100，落实 60，满足率 60%。"],
            [
                "Kind of cooperation",
                "What this plan delivers of this kind.",
                "Example: 100 are needed and 60 served: coverage 60 %.",
            ],
        ),
        Topic::Coverage => (
            [
                "满足率",
                "落实的数量除以需要的数量，按省区和领域分别计算。",
                "例：甘肃需要就业 1,000 人，落实 620 人，满足率 62%。",
            ],
            [
                "Coverage",
                "What is served divided by what is needed, for each province and kind.",
                "Example: Gansu needs 1,000 posts and gets 620: coverage 62 %.",
            ],
        ),
        _ => (
            [
                "最低满足率",
                "所有省区、所有领域的满足率中最低的一个，并写明是谁；没有任何能力能供的需求另列，不计在内。",
                "例：最低 21%，新疆 · 就业，意思是其余每一项都不低于 21%。",
            ],
            [
                "Worst coverage",
                "The lowest coverage of any province in any kind, and whose it is; needs that no offer can serve are listed apart and left out.",
                "Example: 21 %, Xinjiang · jobs means that nothing else is covered less than 21 %.",
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
                "例：51.8，上限 52.3：离最好的可能最多还差 0.5 分。先看吨、万元、人，再看分。",
            ],
            [
                "Value",
                "What is delivered in the four kinds, weighted by fit, priority and weight, less the points for dropped pairs; 100 would be every need met at perfect fit.",
                "Example: 51.8, bound 52.3: at most 0.5 points from the best possible. Read tonnes, yuan and persons first.",
            ],
        ),
        Topic::Gap => (
            [
                "离上限最多还差",
                "上限减得分：任何方案都不会高过上限，所以本方案至多差这么多；差 0 且证明核对通过，才写“已证明最优”。",
                "例：得分 51.8，上限 52.3，最多还差 0.5。",
            ],
            [
                "Gap",
                "The bound less the value: no plan can exceed the bound, so this plan is off by no more; only a gap of 0 whose proof was checked reads “proved optimal”.",
                "Example: value 51.8 and bound 52.3: a gap of at most 0.5.",
            ],
        ),
        Topic::Blocking => (
            [
                "双方都更愿意的对子",
                "不在方案里、但双方都觉得比自己现有的伙伴更好（或还有空位）的对子；越少，方案越不容易散。",
                "例：江苏更想配云南，云南也更想配江苏，方案却没有把它们配上，计 1 对。",
            ],
            [
                "Blocking pairs",
                "Pairs outside the plan whose two parties both prefer each other to a partner they have, or have room; the fewer, the better the plan holds.",
                "Example: Jiangsu would rather have Yunnan, and Yunnan Jiangsu, but the plan does not pair them: one blocking pair.",
            ],
        ),
        Topic::Changed => (
            ["较现有变动", "新增的对子加取消的对子，与现有结对相比。", "例：新增 8 对、取消 3 对，变动 11。"],
            [
                "Changed from existing",
                "Pairs added plus pairs dropped, against the existing pairs.",
                "Example: 8 added and 3 dropped make 11.",
            ],
        ),
        Topic::Tie => (
            ["同样好", "另一个方案得分完全相同，只是结对或数量不同；选哪个由您定。", "例：海南配广西或配四川，得分都是 51.8。"],
            [
                "Tie",
                "Another plan has exactly the same value with other pairs or amounts; the choice is yours.",
                "Example: Hainan with Guangxi or with Sichuan, 51.8 either way.",
            ],
        ),
        Topic::MarginalValue => (
            [
                "再多一单位的作用",
                "某项能力多 1 个单位（或 10%）后重新求解，得分多多少。",
                "例：上海多 100 个就近岗位，+0.31 分。",
            ],
            [
                "Marginal value",
                "How much the value grows when there is one more unit (or 10 % more) of an offer, solved again.",
                "Example: 100 more posts near home from Shanghai bring +0.31 points.",
            ],
        ),
        _ => (
            [
                "四种策略",
                "同一批能力和需求，四种求法：效益最优求总分最高，公平优先先抬最低的满足率，双向稳定不留双方都更愿意的对子，最少变动尽量不动已商定的对子。",
                "例：公平优先少运 3,200 吨，最低满足率由 38% 升到 61%。",
            ],
            [
                "Four strategies",
                "The same offers and needs, sought in four ways: most value; the least covered first; no blocking pairs; fewest changes from what is agreed.",
                "Example: the fairest plan ships 3,200 t less, and the worst coverage rises from 38 % to 61 %.",
            ],
        ),
    }
}
