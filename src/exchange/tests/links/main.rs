//! Links as messengers deliver them: what can be mended opens to what was sent, and whatever else is an error.

mod hint;
mod lengths;
mod properties;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Adcode, Fingerprint, NeedId, Pair, PairRule, PartnerBounds, RowId};
use exchange::link::{self, LinkError, Mend};
use miniz_oxide::deflate::compress_to_vec;
use session::{Document, Edit, Sent};
use sha2::{Digest, Sha256};

fn sent() -> Sent {
    let mut document = Document::new(Fingerprint(0x0123_4567_89AB_CDEF));
    for (west, rule) in [(450_000, PairRule::Pinned), (510_000, PairRule::Forbidden), (520_000, PairRule::Pinned)] {
        document.push(Edit::PairRule { pair: Pair { east: Adcode(110_000), west: Adcode(west) }, rule });
    }
    document.push(Edit::Bounds { party: Adcode(640_000), bounds: Some(PartnerBounds { least: 1, most: 2 }) });
    document.push(Edit::quantity(RowId::Need(NeedId("n450225-01".to_owned())), 830));
    Sent { document, fingerprint: Some(Fingerprint(0xFEDC_BA98_7654_3210)), name: "试算".to_owned() }
}

/// A link whose text has `-` and `_`, so that other alphabets make a difference.
fn code() -> String {
    let named = |number: u32| {
        let sent = Sent { name: format!("试算 {number}"), ..sent() };
        link::encode(&sent).expect("it is short")
    };
    let has_both = |code: &String| code.contains('-') && code.contains('_');
    (0..1_000).map(named).find(has_both).expect("one of them has")
}

fn sent_as(code: &str) -> Sent {
    link::open(code).expect("it is whole").sent
}

/// Opens to what was sent, and says this.
#[track_caller]
fn opens(text: &str, mends: &[Mend]) {
    let code = code();
    let opened = link::open(text).unwrap_or_else(|error| panic!("{error:?}: {text}"));
    assert_eq!((&opened.sent, &opened.mends[..], opened.code.as_str()), (&sent_as(&code), mends, code.as_str()), "{text}");
    assert_eq!(link::find(text), Some(code), "{text}");
    assert!(link::looks_like_link(text), "{text}");
}

/// The code with a text put in at some places of its own text.
fn with(between: &str) -> String {
    let code = code();
    let start = code.rfind('.').expect("a link has two stops") + 1;
    let (head, text) = code.split_at(start);
    format!("{head}{}{between}{}{between}{}", &text[..20], &text[20..61], &text[61..])
}

#[test]
fn a_link_as_it_was_sent_has_nothing_to_mend() {
    let code = code();
    for text in [code.clone(), format!("#{code}"), format!("{code}&view=pairing"), format!(" #{code}\n")] {
        opens(&text, &[]);
    }
    for stored in ["v1", "v2", "v3", "reference-v2"] {
        let path = format!("{}/../../tests/old_links/{stored}.txt", env!("CARGO_MANIFEST_DIR"));
        let stored = std::fs::read_to_string(path).expect("the sample is there");
        assert_eq!(link::open(&stored).map(|opened| (opened.mends, opened.code)), Ok((Vec::new(), stored.trim().to_owned())));
    }
}

#[test]
fn a_query_put_before_the_fragment() {
    opens(&format!("https://example.org/dongxi/?nsukey=kXn%2BzQ%3D%3D#{}", code()), &[Mend::Around]);
    opens(&format!("https://example.org/dongxi/?from=timeline&isappinstalled=0#{}&view=unmet", code()), &[Mend::Around]);
}

#[test]
fn a_sentence_with_the_address() {
    opens(&format!("东西牵手情景：https://example.org/dongxi/#{}，请看。", code()), &[Mend::Around, Mend::Tail]);
    opens(&format!("请用 v1.2.3 版打开 https://example.org/#{} please look at it", code()), &[Mend::Around, Mend::Tail]);
    opens(&format!("<a href=\"https://example.org/#{}&amp;view=sure\">情景</a>", code()), &[Mend::Around]);
}

#[test]
fn a_hash_turned_into_an_escape() {
    let code = code();
    opens(&format!("https://example.org/dongxi/%23{code}"), &[Mend::Around]);
    opens(&format!("https://example.org/?to=%2523{code}%26view%3Dpairing"), &[Mend::Around]);
    opens(&code.replace('.', "%2E").replace('_', "%5f"), &[Mend::Characters]);
    opens(&format!("https://example.org/dongxi/{code}"), &[Mend::Around]);
}

#[test]
fn spaces_and_line_breaks_inside() {
    for between in [" ", "\n", "\r\n", "%20", "%0D%0A", "\u{a0}", "\u{3000}", "\u{200b}", "\n> ", "=\r\n", " \\"] {
        opens(&with(between), &[Mend::Spaces]);
    }
    opens(&code().replace('.', ".\n"), &[Mend::Spaces]);
}

#[test]
fn plus_for_a_space_and_for_a_hyphen() {
    opens(&with("+"), &[Mend::Characters]);
    opens(&code().replace('-', "+").replace('_', "/"), &[Mend::Characters]);
}

#[test]
fn a_character_right_behind_it() {
    for tail in
        ["。", "）", ")", ".", ",", "，", "=", "==", ">", "\"", "”", "'", "』", "]", ";", "、", "…", "abc", "-", "——请看", "/"]
    {
        let text = format!("{}{tail}", code());
        let opened = link::open(&text).unwrap_or_else(|error| panic!("{error:?}: {tail}"));
        assert_eq!((opened.sent, opened.mends), (sent_as(&code()), vec![Mend::Tail]), "{tail}");
    }
}

#[test]
fn full_width_characters_and_other_hyphens() {
    let wide = |character: char| match character {
        '!'..='~' => char::from_u32(u32::from(character) + 0xfee0).unwrap(),
        other => other,
    };
    opens(&code().replace('.', "．"), &[Mend::Characters]);
    opens(&code().replace('.', "。"), &[Mend::Characters]);
    opens(&code().chars().map(wide).collect::<String>(), &[Mend::Characters]);
    opens(&code().replace('-', "–"), &[Mend::Characters]);
    opens(&code().replacen('v', "V", 1), &[Mend::Characters]);
}

#[test]
fn what_chat_programs_put_behind_it() {
    for tail in ["&from=singlemessage&isappinstalled=0", "&amp;view=pairing", "&from=timeline#wechat_redirect"] {
        opens(&format!("{}{tail}", code()), &[]);
    }
    for tail in ["?from=timeline", "?from=groupmessage&isappinstalled=0", "#wechat_redirect", "%22"] {
        let opened = link::open(&format!("{}{tail}", code())).unwrap();
        assert_eq!((opened.sent, opened.mends), (sent_as(&code()), vec![Mend::Tail]), "{tail}");
    }
}

#[test]
fn one_or_two_characters_cut_off_are_found_again_and_three_are_not() {
    let code = code();
    for missing in 1..=2 {
        opens(&code[..code.len() - missing], &[Mend::Completed(missing)]);
        opens(&format!("{}，请看", &code[..code.len() - missing]), &[Mend::Tail, Mend::Completed(missing)]);
    }
    let stated = code.len() - code.rfind('.').unwrap() - 1;
    let cut = LinkError::Incomplete { found: stated - 3, expected: stated };
    assert_eq!(link::open(&code[..code.len() - 3]), Err(cut));
    // Whatever the number of bytes, so that the last characters stand for one, two or three.
    for length in 0..6 {
        let sent = Sent { name: "a".repeat(length), ..sent() };
        let code = link::encode(&sent).unwrap();
        assert_eq!(link::decode(&code[..code.len() - 1]), Ok(sent.clone()));
        assert_eq!(link::decode(&code[..code.len() - 2]), Ok(sent));
    }
}

#[test]
fn a_length_that_was_damaged() {
    let code = code();
    let (head, text) = code.rsplit_once('.').unwrap();
    for stated in ["1", "99", "1000", &format!("{}", text.len() + 1), &format!("{}", text.len() + 2)] {
        opens(&format!("{}.{stated}.{text}", &head[..2]), &[Mend::Length]);
    }
}

#[test]
fn of_two_scenarios_in_a_text_the_first_opens_and_the_other_is_told() {
    let other = link::encode(&Sent { name: "乙".to_owned(), ..sent() }).unwrap();
    opens(&format!("甲：#{} 乙：#{other}", code()), &[Mend::Around, Mend::Tail, Mend::Others(1)]);
    // The same one twice is one.
    opens(&format!("#{} #{}", code(), code()), &[Mend::Tail]);
    // One that is damaged hides none that is whole.
    opens(&format!("#{} #{}", &other[..other.len() - 9], code()), &[Mend::Around]);
}

#[test]
fn whatever_is_meant_as_a_link_is_told_from_what_is_not() {
    for fragment in
        ["", "#", "#view=pairing", "view=pairing&from=singlemessage&isappinstalled=0", "#wechat_redirect", "about", "视图"]
    {
        assert!(!link::looks_like_link(fragment), "{fragment}");
        assert_eq!(link::open(fragment), Err(LinkError::NotALink), "{fragment}");
        assert_eq!(link::find(fragment), None);
    }
    let code = code();
    let text = code.rsplit_once('.').unwrap().1;
    for fragment in
        ["#v3", "v3.", "V3.abc", "%23v4.1.a", "#v3=", &format!("#{text}"), &format!("view=x&d={text}"), &"a".repeat(300_000)]
    {
        assert!(link::looks_like_link(fragment), "{fragment}");
        assert!(link::open(fragment).is_err(), "{fragment}");
    }
    assert_eq!(link::open("看 https://example.org/#v9.2.ab"), Err(LinkError::Newer { found: 9, known: 3 }));
    assert_eq!(link::open("v9-another-shape"), Err(LinkError::Newer { found: 9, known: 3 }));
    let cut = format!("情景：https://example.org/#{}", &code[..9]);
    assert!(matches!(link::open(&cut), Err(LinkError::Incomplete { .. })));
    assert_eq!(link::find(&cut).as_deref(), Some(&code[..9]));
}

#[test]
fn every_changed_character_opens_to_the_same_or_is_an_error() {
    let (code, mut same) = (code(), 0);
    let sent = sent_as(&code);
    let others = "aA0z9-_+/.=%&#?!> \n\\v3，。．—é\u{0}\u{200b}\u{10ffff}";
    for place in 0..code.len() {
        let (before, after) = (&code[..place], &code[place + 1..]);
        let changed = others.chars().map(|other| format!("{before}{other}{after}"));
        let inserted = others.chars().map(|other| format!("{before}{other}{}", &code[place..]));
        for text in changed.chain(inserted).chain([format!("{before}{after}")]) {
            if let Ok(opened) = link::open(&text) {
                assert_eq!(opened.sent, sent, "{text}");
                same += 1;
            }
        }
    }
    assert!(same > code.len(), "{same}");
}

#[test]
fn thirty_tails_open_to_the_same() {
    let code = code();
    let sent = sent_as(&code);
    let tails = [
        "&view=pairing",
        "&from=singlemessage",
        "&from=singlemessage&isappinstalled=0",
        "?from=timeline",
        "&amp;view=sure",
        "&nbsp;",
        "#wechat_redirect",
        "。",
        "．",
        "）",
        ")",
        ".",
        ",",
        "，",
        "=",
        "==",
        ">",
        "\"",
        "'",
        "”",
        "》",
        "]",
        "}",
        "\\",
        "*",
        "~",
        "…",
        "——转发自手机",
        " 请看",
        " please look",
        "\n\n--\n发自我的 iPhone",
        "%E3%80%82",
        "%0A",
        "</a>",
        "<br>",
        "|",
        "\u{fffd}",
    ];
    assert!(tails.len() >= 30);
    for tail in tails {
        for text in [format!("{code}{tail}"), format!("https://example.org/?nsukey=a.b#{code}{tail}")] {
            assert_eq!(link::decode(&text), Ok(sent.clone()), "{text}");
        }
    }
}

/// A link of these packed bytes, with the check sum that is theirs.
fn packed(version: u32, packed: &[u8]) -> String {
    let digest = Sha256::digest(packed);
    let text = URL_SAFE_NO_PAD.encode([&digest[..4], packed].concat());
    format!("v{version}.{}.{text}", text.len())
}

#[test]
fn what_unpacks_to_more_than_any_document_is_refused() {
    for (byte, bytes) in [(0, 60_000_000), (255, 2_000_001)] {
        let bomb = packed(3, &compress_to_vec(&vec![byte; bytes], 9));
        assert!(bomb.len() < link::MAX_TEXT, "the text alone is harmless: {}", bomb.len());
        assert_eq!(link::decode(&bomb), Err(LinkError::Damaged));
    }
    // A list that says it has more items than there are bytes.
    let boast = [&[0; 8][..], &[255, 255, 255, 255, 255, 255, 255, 255, 127]].concat();
    assert_eq!(link::decode(&packed(3, &compress_to_vec(&boast, 9))), Err(LinkError::Damaged));
}

#[test]
fn many_places_that_look_like_links_cost_little() {
    let begun = std::time::Instant::now();
    for text in ["v3.18.AAAAAAAAAAAAAAAA ", "v3.1", "#v3.20.-", "%25", "v3.16. ", "."] {
        let many = text.repeat(link::MAX_PASTED / text.len());
        assert!(link::open(&many).is_err());
        let _ = (link::find(&many), link::looks_like_link(&many));
    }
    let long = format!("v3.{}.{}", link::MAX_TEXT, "A".repeat(link::MAX_TEXT - 2));
    assert_eq!(link::open(&long), Err(LinkError::Incomplete { found: link::MAX_TEXT - 2, expected: link::MAX_TEXT }));
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
