//! The rule for two tabs that wrote one thing: nothing that either of them wrote is lost without being shown.

/// What this tab has under a key, beside what it last read or wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LocalState {
    /// Nothing that is not stored.
    Clean,
    /// Changes that are not stored yet.
    Changed,
    /// It is gone here, and that is not stored yet.
    Removed,
}

/// What another tab left under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StoredState {
    /// Another version.
    Stored,
    /// Nothing: it was deleted on purpose.
    Deleted,
    /// Nothing, and nobody said that it would go: the storage was emptied.
    Lost,
    /// Something that this version cannot read.
    Unreadable,
}

/// What is to be done about a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resolution {
    /// This tab takes over what is stored.
    Follow,
    /// Ours stays in its place, theirs becomes a further sheet.
    KeepBoth,
    /// What this tab has is written again.
    WriteLocal,
    /// Both agree.
    Agree,
    /// The key is left alone from now on.
    Lock,
}

/// Who gives way. A deletion always gives way to a change, since the change can be deleted once more.
pub(crate) fn resolve(local: LocalState, stored: StoredState) -> Resolution {
    match (local, stored) {
        (_, StoredState::Unreadable) => Resolution::Lock,
        (LocalState::Clean | LocalState::Removed, StoredState::Stored)
        | (LocalState::Clean, StoredState::Deleted) => Resolution::Follow,
        (LocalState::Changed, StoredState::Stored) => Resolution::KeepBoth,
        (LocalState::Changed, StoredState::Deleted | StoredState::Lost)
        | (LocalState::Clean, StoredState::Lost) => Resolution::WriteLocal,
        (LocalState::Removed, StoredState::Deleted | StoredState::Lost) => Resolution::Agree,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_tab_alone_holds_never_gives_way() {
        use LocalState::*;
        use Resolution::*;
        use StoredState::*;
        for (local, stored, resolution) in [
            (Clean, Stored, Follow),
            (Clean, Deleted, Follow),
            (Clean, Lost, WriteLocal),
            (Changed, Stored, KeepBoth),
            (Changed, Deleted, WriteLocal),
            (Changed, Lost, WriteLocal),
            (Removed, Stored, Follow),
            (Removed, Deleted, Agree),
            (Removed, Lost, Agree),
            (Clean, StoredState::Unreadable, Lock),
            (Changed, StoredState::Unreadable, Lock),
            (Removed, StoredState::Unreadable, Lock),
        ] {
            assert_eq!(resolve(local, stored), resolution, "{local:?} {stored:?}");
        }
    }
}
