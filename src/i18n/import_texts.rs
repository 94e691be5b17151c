//! Texts of spreadsheets in and out.

use super::{Lang, texts::texts};

texts! {
    import_open: "导入表格", "Import spreadsheets";
    import_open_note: "Excel、WPS 的 .xlsx、.xls 和 .csv，可一次选多个，也可直接拖到这一页。先看会改什么，再取用。", "Files of Excel and WPS (.xlsx, .xls) and .csv, several at once; or drop them on this page. You see what would change before anything does.";
    import_template: "下载填报表", "Template";
    import_template_note: "发给县或供销社填写的表，带说明、单位和下拉名单", "A workbook for counties or cooperatives to fill in, with notes, units and drop-downs";
    import_export: "导出表格", "Export tables";
    import_export_note: "全部数据存成一个 .xlsx；改好后可以再导入，按编号对上原来的行", "All data as one .xlsx; changed there, it can be imported again, and rows are found by their numbers";
    import_failed: "没能读这些文件：读表格的程序没有启动，或中途停了。什么也没有改动；请刷新后再试。", "The files could not be read: the program for spreadsheets did not start or stopped. Nothing was changed; reload and try again.";
    import_nothing_yet: "尚未改动任何数据；取用后可一步撤销", "Nothing is changed yet; once taken, one undo takes it back";
    import_added: "新增", "New rows";
    import_changed: "改动", "Changed rows";
    import_bad: "不能取用", "Cannot be taken";
    import_errors: "错误", "Errors";
    import_notes: "提醒和说明", "Warnings, notes";
    import_duplicates: "重复（取先出现的）", "Twice (first taken)";
    import_which: "这张工作表是什么：", "What is this sheet:";
    import_heading: "不认识的列名：", "Heading not known:";
    import_choose: "请选择……", "Choose …";
    import_leave_out: "不读这一列", "Leave the column out";
    import_number: "编号", "Number of the row";
    import_changes: "对现有数据的改动", "Changes of rows that are there";
    import_row: "哪一行", "Row";
    import_settings: "对规则与设置的改动", "Changes of settings";
    import_forget: "重新选择", "Choose anew";
    import_setting: "设置", "Setting";
    import_open_whole: "单独打开", "Open it by itself";
    import_attribute: "哪一栏", "Attribute";
    import_before: "现有", "There";
    import_after: "文件里", "In the file";
    import_takes: "取用", "Take";
    import_findings: "错误和提醒", "Errors and warnings";
    import_as_excel: "行列号与 Excel 中所见一致", "Rows and columns as Excel names them";
    import_no_findings: "没有错误，也没有需要提醒的。", "No errors, and nothing to be warned of.";
    import_severity: "级别", "Severity";
    import_file: "文件", "File";
    import_sheet: "工作表", "Sheet";
    import_line: "行", "Row";
    import_column: "列", "Column";
    import_text: "单元格内容", "Cell";
    import_what: "问题和办法", "What, and what to do";
}
