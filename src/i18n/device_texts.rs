//! Fixed texts of what is kept on this device.

use super::{Lang, texts::texts};

texts! {
    device_title: "本机上的数据", "What is kept on this device";
    device_note: "情景、改动和设置只存在这个浏览器里，没有加密，用同一账户的人都能打开。清理浏览数据会一并清除；Safari 会清除七天没有打开的网页的数据（装到主屏幕或程序坞的不会）。重要的情景请存为文件。", "Scenarios, changes and settings are kept in this browser alone, unencrypted: whoever uses the same account can open them. Clearing the browsing data clears them too, and Safari clears those of pages that were not opened for seven days (not of those on the home screen or in the Dock). Save what matters as a file.";
    device_delete: "删除本机上的全部数据……", "Delete everything on this device …";
    device_ask: "将删除这个浏览器里的全部情景、改动、结果和设置，不能撤销。请先关闭本页的其他窗口；需要的情景请先存为文件。", "All scenarios, changes, results and settings in this browser will be deleted, and that cannot be undone. Close other windows of this page first, and save as a file what you need.";
    device_delete_all: "全部删除", "Delete everything";
    device_not_deleted: "浏览器不让本页使用存储，没有什么可删除。", "The browser does not let this page keep anything, so there is nothing to delete.";
}
