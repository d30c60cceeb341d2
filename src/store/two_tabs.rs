//! The rule for two tabs on one thing: nothing that either of them wrote is lost without being shown.

/// What this tab has of a thing, beside what it last read or wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ours {
    /// Nothing that is not stored.
    Clean,
    /// Changes that are not stored yet.
    Changed,
    /// It is gone here, and that is not stored yet.
    Removed,
}

/// What another tab left in the storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Theirs {
    /// Another version.
    Stored,
    /// Nothing: it was deleted on purpose.
    Deleted,
    /// Nothing, and nobody said that it would go: the storage was emptied.
    Lost,
    /// Something that this version cannot read.
    Unreadable,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// This tab takes over what is stored.
    Follow,
    /// Ours stays in its place, theirs becomes a further sheet.
    KeepBoth,
    /// Ours is written again.
    WriteOurs,
    /// Both agree.
    Agree,
    /// The key is left alone from now on.
    Lock,
}

/// Who gives way. A deletion always gives way to a change, since the change can be deleted once more.
pub(crate) fn settle(ours: Ours, theirs: Theirs) -> Verdict {
    match (ours, theirs) {
        (_, Theirs::Unreadable) => Verdict::Lock,
        (Ours::Clean | Ours::Removed, Theirs::Stored) | (Ours::Clean, Theirs::Deleted) => Verdict::Follow,
        (Ours::Changed, Theirs::Stored) => Verdict::KeepBoth,
        (Ours::Changed, Theirs::Deleted | Theirs::Lost) | (Ours::Clean, Theirs::Lost) => Verdict::WriteOurs,
        (Ours::Removed, Theirs::Deleted | Theirs::Lost) => Verdict::Agree,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_tab_alone_holds_never_gives_way() {
        use Ours::*;
        use Theirs::*;
        use Verdict::*;
        for (ours, theirs, verdict) in [
            (Clean, Stored, Follow),
            (Clean, Deleted, Follow),
            (Clean, Lost, WriteOurs),
            (Changed, Stored, KeepBoth),
            (Changed, Deleted, WriteOurs),
            (Changed, Lost, WriteOurs),
            (Removed, Stored, Follow),
            (Removed, Deleted, Agree),
            (Removed, Lost, Agree),
            (Clean, Theirs::Unreadable, Lock),
            (Changed, Theirs::Unreadable, Lock),
            (Removed, Theirs::Unreadable, Lock),
        ] {
            assert_eq!(settle(ours, theirs), verdict, "{ours:?} {theirs:?}");
        }
    }
}
