//! The few words that stand in templates and workbooks beside the names of the attributes, in Chinese and in English, and those by which
//! rows that are no data are known.

use exchange::cells::Tongue;

/// A word in Chinese and in English.
pub type Word = (&'static str, &'static str);

/// The word in a language.
pub fn word(word: Word, tongue: Tongue) -> &'static str {
    if tongue == Tongue::Chinese { word.0 } else { word.1 }
}

/// Name of the sheet of notes.
pub const NOTES: Word = ("填写说明", "Notes");
/// Name of the sheet of lists.
pub const LISTS: Word = ("选项", "Lists");
/// Sheets beside the tables, which are not read.
pub const ASIDE: [Word; 12] =
    [NOTES, LISTS, PARTIES, COUNTIES, PRODUCTS, CONNECTIONS, EXISTING, RULES, TERMS, RELATED, SETTINGS, CODE];
/// Name of the sheet of parties.
pub const PARTIES: Word = ("参与方", "Parties");
/// Name of the sheet of counties.
pub const COUNTIES: Word = ("县域", "Counties");
/// Name of the sheet of products.
pub const PRODUCTS: Word = ("产品目录", "Products");
/// Name of the sheet of connections.
pub const CONNECTIONS: Word = ("连接", "Connections");
/// Name of the sheet of existing pairs.
pub const EXISTING: Word = ("现有结对", "Existing pairs");
/// Name of the sheet of the numbers of the rules.
pub const RULES: Word = ("规则数值", "Rules");
/// Name of the sheet of terms.
pub const TERMS: Word = ("词表", "Vocabularies");
/// Name of the sheet of what is related.
pub const RELATED: Word = ("相关的词", "Related terms");

/// Name of the sheet of settings, which is read as such.
pub const SETTINGS: Word = ("规则与设置", "Settings");
/// Name of the sheet that holds the scenario code.
pub const CODE: Word = ("情景代码", "Scenario code");
/// What stands above the code.
pub const CODE_NOTE: Word = (
    "下面是导出时的完整情景，供本页原样取回；请勿改动。在表里改了数据，请直接导入，不必动它。",
    "Below is the whole scenario as it was exported, so that the page can bring it back as it was; leave it as it is. What is changed in the tables is read from them.",
);

/// What tables are called behind the name of a kind.
pub const NEEDS: Word = ("需求", "needs");
/// What tables are called behind the name of a kind.
pub const OFFERS: Word = ("能力", "offers");

/// What names and titles call the two tables, folded.
pub const TABLES: [&[&str]; 2] = [&["需求", "needs"], &["能力", "供给", "offers"]];

/// Heading of the column that names rows.
pub const ROW_NUMBER: Word = ("编号", "ID");
/// Headings of the column that names rows.
pub const ROW_NUMBER_HEADINGS: [&str; 4] = ["编号", "ID", "行编号", "需求编号"];
/// Heading of the reasons why rows are returned.
pub const REASON: Word = ("退回原因", "Reason for return");

/// Headings of columns that are left out without a word: running numbers, units that the heading of the quantity says, and the reasons
/// for which rows were sent back.
pub const LEFT_OUT: [&str; 5] = ["序号", "No.", "计量单位", REASON.0, REASON.1];

/// How the first cell of an example row begins.
pub const EXAMPLE: Word = ("示例", "Example");
/// What stands between the mark of an example and its text.
pub const EXAMPLE_MARK: Word = ("示例：", "Example: ");

/// First or last word of the first cell of a row of sums, folded.
pub const TOTALS: [&str; 4] = ["合计", "小计", "总计", "总和"];
/// First cell of a row of sums in English, folded.
pub const TOTALS_ENGLISH: [&str; 5] = ["total", "subtotal", "grandtotal", "sum", "totals"];
/// How the first cell of a remark under a table begins, folded.
pub const REMARKS: [&str; 8] = ["注:", "注1", "备注:", "说明:", "填表", "制表", "填报", "note:"];

/// How cells say that there is nothing to say.
pub const NOTHING: [&str; 10] = ["-", "—", "——", "–", "－", "/", "／", "无", "n/a", "--"];

/// Units as headings have them in brackets, folded, and how a number with them is written in a cell.
pub const UNITS: [(&str, &str); 14] = [
    ("元", "元"),
    ("万元", "万元"),
    ("亿元", "亿元"),
    ("millionyuan", "million"),
    ("吨", "吨"),
    ("万吨", "万吨"),
    ("公斤", "公斤"),
    ("t", "t"),
    ("tonnes", "t"),
    ("人", "人"),
    ("万人", "万人"),
    ("名", "名"),
    ("人次", "人次"),
    ("万人次", "万人次"),
];

/// Units of the kinds, as headings name them.
pub fn unit(unit: domain::Unit, tongue: Tongue) -> &'static str {
    use domain::Unit::{Persons, Seats, Tonnes, WanYuan};
    word(
        match unit {
            WanYuan => ("万元", "million yuan"),
            Tonnes => ("吨", "tonnes"),
            Persons => ("人", "persons"),
            Seats => ("人次", "seats"),
        },
        tongue,
    )
}

/// Unit of prices.
pub const PRICE: Word = ("元/千克", "yuan/kg");

/// Headings of the notes.
pub const NOTE_HEADINGS: [Word; 4] =
    [("表", "Sheet"), ("列", "Column"), ("怎样填写", "What is allowed"), ("是否必填", "Required")];
/// Where something must be filled in.
pub const REQUIRED: Word = ("必填", "required");
/// Where it need not.
pub const OPTIONAL: Word = ("选填", "optional");
/// The first lines of the notes.
pub const GUIDE: [Word; 4] = [
    ("每一行是一项；标题行请勿删改，列的先后不限。", "A row is one item. Keep the headings; columns may stand in any order."),
    (
        "以“示例”开头的行是示例，导入时略去。",
        "Rows that begin with \"Example\" are examples and are left out when the file is read.",
    ),
    (
        "数量只填数字，单位见标题；没有的内容请留空。",
        "Quantities are numbers alone, in the unit of the heading. Leave empty what there is not.",
    ),
    ("名称可以写全称、简称或行政区划代码。", "Places may be given by full name, short name or administrative code."),
];

/// What a cell of a form may hold, for those who fill it in.
pub fn allowed(form: domain::attribute::Form, tongue: Tongue) -> String {
    use domain::attribute::Form;
    let plain = match form {
        Form::Quantity => ("数字，0 至 10 亿", "A number from 0 to 1,000 million"),
        Form::Whole { least, most } => {
            return match tongue {
                Tongue::Chinese => format!("整数，{least} 至 {most}"),
                Tongue::English => format!("A whole number from {least} to {most}"),
            };
        }
        Form::Money => ("元/千克，两位小数", "Yuan a kilogram, two decimals"),
        Form::YesNo => ("是 或 否", "yes or no"),
        Form::Month => ("月份，如 9月", "A month, such as Sep"),
        Form::Months => {
            ("一个或几个月份，如 5–8月、11月；留空为不限", "One or more months, such as May–Aug, Nov; empty means any")
        }
        Form::Term(_) | Form::Product | Form::Mode | Form::Kind | Form::County | Form::Party(_) | Form::Workplace => {
            ("从下拉列表中选一项", "One of the list")
        }
        Form::Terms(_) => ("列表中的一项或几项，以顿号隔开", "One or more of the list, with semicolons between"),
        Form::Divisions => ("一个或几个省份，以顿号隔开", "One or more provinces, with semicolons between"),
        Form::Provenance => (
            "实报；来源；日期，或 估算、示意；留空为本文件",
            "reported; source; date, or estimated, illustrative; empty for this file",
        ),
        _ => ("文字", "Text"),
    };
    word(plain, tongue).to_owned()
}

/// Headings of the sheet of settings: the setting, of what, with what, the value, and a remark that is not read.
pub const SETTING_HEADINGS: [Word; 5] =
    [("设置", "Setting"), ("对象", "Of"), ("对方", "With"), ("值", "Value"), ("说明", "Remark")];
/// A setting: what is said of a pair.
pub const SET_PAIR: Word = ("结对", "Pair");
/// A setting: how many partners a party may have.
pub const SET_BOUNDS: Word = ("伙伴数", "Partners");
/// A setting: what a kind counts for.
pub const SET_KIND_WEIGHT: Word = ("领域权重", "Weight of a kind");
/// A setting: what a criterion counts for within its kind.
pub const SET_CRITERION_WEIGHT: Word = ("评分权重", "Weight of a criterion");
/// A setting: an amount that is fixed.
pub const SET_AMOUNT: Word = ("固定数量", "Fixed amount");
/// A setting: what dropping an existing pair costs.
pub const SET_DROP_PENALTY: Word = ("解除现有结对扣分", "Cost of dropping a pair");
/// A setting: the strategy.
pub const SET_STRATEGY: Word = ("求优方式", "Strategy");

/// Which setting a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingName {
    /// What is said of a pair.
    Pair,
    /// Bounds of partners.
    Bounds,
    /// What a kind counts for.
    KindWeight,
    /// What a criterion counts for.
    CriterionWeight,
    /// A fixed amount.
    Amount,
    /// What dropping a pair costs.
    DropPenalty,
    /// The strategy.
    Strategy,
}

/// All settings by their names.
pub const SETTING_NAMES: [(Word, SettingName); 7] = [
    (SET_PAIR, SettingName::Pair),
    (SET_BOUNDS, SettingName::Bounds),
    (SET_KIND_WEIGHT, SettingName::KindWeight),
    (SET_CRITERION_WEIGHT, SettingName::CriterionWeight),
    (SET_AMOUNT, SettingName::Amount),
    (SET_DROP_PENALTY, SettingName::DropPenalty),
    (SET_STRATEGY, SettingName::Strategy),
];

/// What may be said of a pair.
pub const PINNED: Word = ("锁定", "pinned");
/// What may be said of a pair.
pub const FORBIDDEN: Word = ("禁止", "forbidden");
/// What may be said of a pair and of an amount.
pub const FREE: Word = ("自由", "free");
/// Bounds that are usual.
pub const USUAL: Word = ("默认", "default");
/// What weights of kinds come to.
pub const OF_A_HUNDRED: Word = ("各领域合计 100", "all kinds together 100");
/// In what a cost is.
pub const IN_POINTS: Word = ("分", "points");

/// What a strategy is called.
pub fn strategy(strategy: domain::Strategy) -> Word {
    match strategy {
        domain::Strategy::BestValue => ("效益最优", "Best value"),
        domain::Strategy::Fairest => ("公平优先", "Fairest"),
        domain::Strategy::Stable => ("双向稳定", "Stable"),
        domain::Strategy::LeastChange => ("最少变动", "Least change"),
    }
}

/// What a criterion is called.
pub fn criterion(criterion: domain::kind::Criterion) -> Word {
    use domain::kind::Criterion;
    match criterion {
        Criterion::Sector => ("行业", "sector"),
        Criterion::Nearness => ("就近", "nearness"),
        Criterion::PartnerEnterprise => ("合作企业", "partner firms"),
        Criterion::Freshness => ("鲜度", "freshness"),
        Criterion::Freight => ("运费", "freight"),
        Criterion::Price => ("价格", "price"),
        Criterion::Occupation => ("工种", "occupation"),
        Criterion::Place => ("地点", "place"),
        Criterion::Subject => ("课程", "subject"),
        Criterion::Mode => ("方式", "mode"),
    }
}
