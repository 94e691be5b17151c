//! Help on the modes of the matrix and on what the planner sets.

use super::{Texts, Topic};

/// The modes of the matrix.
pub(super) fn of_modes(topic: Topic) -> (Texts, Texts) {
    match topic {
        Topic::ModeAlone => (
            [
                "单独可达",
                "只有这一对结对、双方能力和需求全归它时，最多可得多少分；各格不能相加。",
                "例：5.0：如果只有这一对，最多 5.0 分。",
            ],
            [
                "Alone",
                "The most points the pair could earn with all that both parties offer and need to itself; cells cannot be added up.",
                "Example: 5.0: if it were the only pair, it could earn 5.0 points at most.",
            ],
        ),
        Topic::ModeDelivered => (
            [
                "方案交付",
                "在本方案里这一对交付多少分；行、列合计相加就是综合得分。",
                "例：一行 4.20 + 3.10 = 7.30，是这家合作社对总分的贡献。",
            ],
            [
                "Delivered",
                "Points the pair delivers in this plan; row and column sums add up to the value.",
                "Example: 4.20 + 3.10 in a row: the cooperative contributes 7.30 of the value.",
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
                "How the value changes when a chosen pair is left out, or an unchosen one comes in, and the rest is rearranged.",
                "Example: −0.60: the other choice costs 0.60 points; 0.00 would be just as good.",
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
                "Quantities vary within their errors and the plan is solved again 1,000 times: how often the pair is chosen.",
                "Example: 94%: chosen in 940 of 1,000, so it holds even if the data are somewhat off.",
            ],
        ),
    }
}

/// What the planner sets, and where the data come from.
pub(super) fn of_rules(topic: Topic) -> (Texts, Texts) {
    match topic {
        Topic::Bounds => (
            ["伙伴数下限–上限", "一家至少、最多与几家结对；点数字可改。", "例：2 / 1–3：现有 2 个伙伴，至少 1 个，最多 3 个。"],
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
                "What each of the four kinds counts for, 100 in all; when one moves, the others give way in proportion.",
                "Example: Fruit from 25 to 40 takes the other three from 25 to 20 each.",
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
                "Example: with Paired first 0.5, 100 t between unpaired parties score as 50 t.",
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
                "The published pairing to start from, Xinjiang aid included; these cells carry a ring.",
                "Example: 2016 has 14 pairs, three of them Guangdong's.",
            ],
        ),
        Topic::DropPenalty => (
            [
                "取消扣分",
                "每取消一对现有结对，总分扣多少；扣得越多，方案越愿意保留旧伙伴。",
                "例：扣 0.5 分：换一个新伙伴至少要多得 0.5 分才划算。",
            ],
            [
                "Points off for dropping",
                "Points off for each existing pair that is dropped; the higher, the more old partners are kept.",
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
                "Where a quantity comes from: reported has a source and date, estimated is worked out by rule, illustrative is not official, mixed gives the shares.",
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
                "Separate code that shares nothing with the solver checks that the plan keeps the rules and adds up; the same fingerprint means the same plan.",
                "Example: you and a colleague both see 7C3A-91F2: you are looking at the same plan.",
            ],
        ),
    }
}
