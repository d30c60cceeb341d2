//! What the browser's storage holds: read as it was written, or refused; never taken for something else.

use std::sync::Arc;

use crate::common::{extra, moment, sheet};
use goalsheet::codec::{Reason, stored};
use goalsheet::model::{BinId, Binned, FiscalYear, Sheet, SheetId};
use proptest::prelude::*;

fn refused<T>(result: Result<T, Vec<goalsheet::codec::Problem>>) -> Vec<Reason> {
    result.err().map_or_else(Vec::new, |problems| problems.into_iter().map(|p| p.reason).collect())
}

#[test]
fn a_value_of_another_kind_or_a_later_version_is_refused() {
    let sheet = Sheet::empty(SheetId::new("s").expect("an id"), FiscalYear::new(2024).expect("a year"));
    let text = stored::encode_sheet(&sheet, Some(&moment()), true);
    assert!(
        text.starts_with(
            r#"{"stored":1,"updated_at":"2026-11-22T09:00:00+09:00","filed":true,"sheet":{"id":"#
        )
    );
    for (from, to) in [
        (r#""stored":1,"#, ""),
        (r#""stored":1"#, r#""stored":2"#),
        (r#""stored":1"#, r#""stored":"1""#),
        (r#""filed":true,"#, ""),
        (r#""filed":true"#, r#""filed":1"#),
        ("2026-11-22T09:00", "2026-11-22 09:00"),
        (r#""id":"s","#, ""),
        (r#""sheet":{"#, r#""other":{"#),
        (r#""sheet":{"#, r#""sheet":1,"x":{"#),
    ] {
        assert!(text.contains(from), "{from}");
        let bad = text.replacen(from, to, 1);
        assert_eq!(refused(stored::decode_sheet(&bad)).len(), 1, "{bad}");
    }
    assert!(!refused(stored::decode_binned(&text)).is_empty());
    assert!(!refused(stored::decode_extra(&text)).is_empty());
    let newer = text.replacen(r#""stored":1"#, r#""stored":2"#, 1);
    assert_eq!(refused(stored::decode_sheet(&newer)), [Reason::NewerVersion("2".into())]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_stored_is_read_again(sheet in sheet(), extra in extra(), filed: bool, dated: bool) {
        let updated_at = dated.then(moment);
        let text = stored::encode_sheet(&sheet, updated_at.as_ref(), filed);
        let read = stored::StoredSheet { sheet: sheet.clone(), updated_at, filed };
        prop_assert_eq!(stored::decode_sheet(&text).expect("a sheet"), read);
        let id = BinId::new("bin-1").expect("an id");
        let binned = Binned { id, deleted_at: moment(), sheet: Arc::new(sheet) };
        let read = stored::decode_binned(&stored::encode_binned(&binned)).expect("a binned sheet");
        prop_assert_eq!(read, binned);
        prop_assert_eq!(stored::decode_extra(&stored::encode_extra(&extra)).expect("keys"), extra);
    }

    #[test]
    fn a_value_cut_off_anywhere_is_refused(sheet in sheet(), cut in any::<proptest::sample::Index>()) {
        let text = stored::encode_sheet(&sheet, None, false);
        let chars: Vec<char> = text.chars().collect();
        let cut: String = chars[..cut.index(chars.len())].iter().collect();
        prop_assert!(stored::decode_sheet(&cut).is_err());
    }
}
