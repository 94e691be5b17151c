//! Every measure and term in one sentence with an example, for the help that stands beside it.

use super::Lang;

/// What help speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// What the plan delivers of projects.
    Projects,
    /// Of shipments.
    Shipments,
    /// Of employment.
    Employment,
    /// Of training.
    Training,
    /// A kind that is not built in.
    OtherKind,
    /// 满足率, by province and kind.
    Coverage,
    /// The least of it.
    WorstCoverage,
    /// 综合得分.
    Value,
    /// The upper bound and what is left to it.
    Gap,
    /// Blocking pairs.
    Blocking,
    /// Pairs changed from the existing ones.
    Changed,
    /// The four strategies.
    Strategies,
    /// Matrix: what pairs could reach alone.
    ModeAlone,
    /// Matrix: what they deliver.
    ModeDelivered,
    /// Matrix: the cost of switching.
    ModeSwitch,
    /// Matrix: certainty.
    ModeCertainty,
    /// Partners and bounds.
    Bounds,
    /// Weights of the kinds.
    Weights,
    /// Fit and its criteria.
    Fit,
    /// The pool rule.
    Pool,
    /// The existing pairs.
    Existing,
    /// What dropping one costs.
    DropPenalty,
    /// Provenance tags.
    Provenance,
    /// The independent check and the fingerprint.
    Certificate,
    /// Plans of the same value.
    Tie,
    /// What one more unit brings.
    MarginalValue,
}

impl Topic {
    /// The topic of a kind by its id.
    pub fn of_kind(id: &domain::KindId) -> Self {
        match id.0.as_str() {
            "project" => Self::Projects,
            "shipment" => Self::Shipments,
            "employment" => Self::Employment,
            "training" => Self::Training,
            _ => Self::OtherKind,
        }
    }
}

/// What help says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpText {
    /// The term.
    pub term: &'static str,
    /// One sentence.
    pub sentence: &'static str,
    /// An example with numbers.
    pub example: &'static str,
}

/// The text of a topic.
pub fn help(lang: Lang, topic: Topic) -> HelpText {
    let (zh, en) = texts(topic);
    let [term, sentence, example] = if lang == Lang::Zh { zh } else { en };
    HelpText { term, sentence, example }
}

type Texts = [&'static str; 3];

fn texts(topic: Topic) -> (Texts, Texts) {
    match topic {
        Topic::Projects
        | Topic::Shipments
        | Topic::Employment
        | Topic::Training
        | Topic::OtherKind
        | Topic::Coverage
        | Topic::WorstCoverage => of_services(topic),
        Topic::Value
        | Topic::Gap
        | Topic::Blocking
        | Topic::Changed
        | Topic::Strategies
        | Topic::Tie
        | Topic::MarginalValue => of_plans(topic),
        Topic::ModeAlone | Topic::ModeDelivered | Topic::ModeSwitch | Topic::ModeCertainty => of_modes(topic),
        _ => of_rules(topic),
    }
}

fn of_services(topic: Topic) -> (Texts, Texts) {
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

fn of_plans(topic: Topic) -> (Texts, Texts) {
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

fn of_modes(topic: Topic) -> (Texts, Texts) {
    match topic {
        Topic::ModeAlone => (
            [
                "单独可达",
                "只有这一对结对、双方能力和需求全归它时，最多可得多少分；各格不能相加。",
                "例：广东–广西 9.1：如果只有这一对，最多 9.1 分。",
            ],
            [
                "Alone",
                "The most points the pair could reach with both parties' whole offers and needs to itself; cells do not add up.",
                "Example: Guangdong–Guangxi 9.1: with no other pair at all, 9.1 points at most.",
            ],
        ),
        Topic::ModeDelivered => (
            [
                "方案交付",
                "在本方案里这一对交付多少分；行、列合计相加就是综合得分。",
                "例：广东一行 4.20 + 3.10 = 7.30，是广东对总分的贡献。",
            ],
            [
                "Delivered",
                "Points the pair delivers in this plan; row and column sums add up to the value.",
                "Example: 4.20 + 3.10 in Guangdong's row: it contributes 7.30 of the value.",
            ],
        ),
        Topic::ModeSwitch => (
            [
                "改选代价",
                "把已选的对子拿掉、或把未选的对子放进来，其余重新安排后，得分变多少。",
                "例：−0.60：改成相反的选择要少 0.60 分；0.00 是同样好。",
            ],
            [
                "Cost of switching",
                "How the value changes when a chosen pair is left out, or one not chosen comes in, with the rest arranged anew.",
                "Example: −0.60: the other choice costs 0.60 points; 0.00 is just as good.",
            ],
        ),
        _ => (
            [
                "把握",
                "数量在各自误差内随机变动，重新求解 1,000 次，这一对有多少次入选。",
                "例：94%：1,000 次里有 940 次入选，数据有些出入也站得住。",
            ],
            [
                "Certainty",
                "Quantities are varied within their errors and solved 1,000 times: how often the pair is chosen.",
                "Example: 94 %: chosen in 940 of 1,000, so it holds even if the data are somewhat off.",
            ],
        ),
    }
}

fn of_rules(topic: Topic) -> (Texts, Texts) {
    match topic {
        Topic::Bounds => (
            ["伙伴数下限–上限", "一家最少、最多与几家结对；点数字可改。", "例：2 / 1–3：现有 2 个伙伴，最少 1 个，最多 3 个。"],
            [
                "Partner bounds",
                "How many partners a party must and may have; click the numbers to change them.",
                "Example: 2 / 1–3: two partners now, at least one, at most three.",
            ],
        ),
        Topic::Weights => (
            [
                "权重",
                "四类协作在总分里各占多少，合计 100；调一项，其余按比例让出。",
                "例：西果东送由 25 调到 40，其余三项各由 25 降到 20。",
            ],
            [
                "Weights",
                "What each of the four kinds counts for, together 100; when one moves, the others give way in proportion.",
                "Example: fruit from 25 to 40 takes the other three from 25 to 20 each.",
            ],
        ),
        Topic::Fit => (
            [
                "匹配度",
                "一项能力对一项需求合适到什么程度，由几条准则按权重平均，最高 1.00，最低 0.10。",
                "例：行业 60、就近 20、合作企业 20；行业对口、路近、当地没有合作企业，匹配度 0.80。",
            ],
            [
                "Fit",
                "How well an offer suits a need: the weighted mean of a few criteria, from 0.10 to 1.00.",
                "Example: sector 60, nearness 20, partner firms 20; the right sector, near, no partner firm there: 0.80.",
            ],
        ),
        Topic::Pool => (
            [
                "资源池",
                "没有结对的两家还能不能往来：仅限结对为不能，结对优先 0.5 为可以但得分减半，全开放为不看结对。",
                "例：结对优先 0.5 时，未结对的 100 吨只按 50 吨计分。",
            ],
            [
                "Pool rule",
                "Whether parties that are not paired may still exchange: not at all, at half the points, or freely.",
                "Example: with paired first 0.5, 100 t between parties not paired score as 50 t.",
            ],
        ),
        Topic::Existing => (
            [
                "现有结对",
                "以哪一年公布的结对为起点；援疆结对都在内。矩阵里带圆圈的格就是。",
                "例：2016 年有 14 对，其中广东 3 对。",
            ],
            [
                "Existing pairs",
                "The published pairing that is the starting point, Xinjiang aid included; cells with a ring.",
                "Example: 2016 has 14 pairs, three of them of Guangdong.",
            ],
        ),
        Topic::DropPenalty => (
            [
                "取消扣分",
                "每取消一对现有结对，总分扣多少；扣得越多，方案越愿意保留旧伙伴。",
                "例：扣 0.5 分：换一个新伙伴至少要多得 0.5 分才划算。",
            ],
            [
                "Points for dropping",
                "Points lost for each existing pair that is dropped; the more, the more old partners are kept.",
                "Example: at 0.5, a new partner must bring 0.5 points more to be worth it.",
            ],
        ),
        Topic::Provenance => (
            [
                "数据来源",
                "每个数量从哪里来：实报有出处和日期，估算由规则推出，示意不是官方数字，混合写明各占多少。",
                "例：2,400 吨（示意）不能写进正式文件；换成实报数据后再用。",
            ],
            [
                "Provenance",
                "Where a quantity comes from: reported has source and date, estimated is worked out, illustrative is not official, mixed says the share.",
                "Example: 2,400 t (illustrative) must not go into an official paper; replace it with reported data first.",
            ],
        ),
        _ => (
            [
                "独立核对",
                "另一段与求解无关的程序，逐条检查方案是否守规则、算得对；方案指纹相同，就是同一个方案。",
                "例：您和同事的指纹都是 7C3A-91F2，两边看的是同一个方案。",
            ],
            [
                "Independent check",
                "Other code that shares nothing with the solver checks that the plan keeps the rules and adds up; the same fingerprint is the same plan.",
                "Example: you and a colleague both read 7C3A-91F2: you look at the same plan.",
            ],
        ),
    }
}
