//! Fixed texts of tables.

use super::{Lang, texts::texts};

texts! {
    table_search: "搜索", "Search";
    table_sort: "按这一列排序，再点反向", "Sort by this column; press again for the other way";
    table_copy: "复制表格", "Copy table";
    table_copy_hint: "复制列出的各行，可粘贴到电子表格（表格有焦点时按 Ctrl+C）", "Copies the rows listed, for a spreadsheet (Ctrl+C while the table has the focus)";
    table_not_copied: "浏览器不允许自动复制。请用鼠标选中表格，再按 Ctrl+C。", "The browser did not allow copying. Select the table with the mouse and press Ctrl+C.";
    table_total: "合计", "Total";
    table_none_found: "没有符合条件的行。", "No row fits the filters.";
    col_county_code: "县代码", "County code";
    col_kind: "领域", "Kind";
    yuan_a_kilogram: "元/公斤", "¥/kg";
    days_unit: "天", "days";
    product: "产品", "Product";
    used_share: "已用", "Used";
    ways_show: "怎么办", "What can be done";
    ways_none: "没有一项规则的改动能直接满足它。", "No single change of a rule would serve it.";
    way_open: "看这一对", "Open the pair";
    place_code: "代码", "Code";
    coverage_a_to_b: "满足率 A ○ → B ●", "Coverage A ○ → B ●";
    unit: "单位", "Unit";
    marks: "标记", "Marks";
    delivers: "交付", "Delivers";
    pair_points: "得分", "Value";
    filters_said: "筛选：", "Filters:";
    filter_county: "按县筛选", "Filter by county";
    all_counties: "全部县", "All counties";
    elsewhere: "筛选外", "Beyond the filters";
}
