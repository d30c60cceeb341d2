//! Writing beside other tabs: what a value says of what it holds, and what is kept twice.

use super::company::{KEPT, NEXT, NextWrite, WOKE};
use super::lineage::unstamped;
use super::pack::unpack;
use super::{Fingerprint, HELLO, Key, Leftover, Lineage, Load, LoadedValue, OWN, StorageArea, Store, load};

impl<A: StorageArea> Store<A> {
    /// Says hello; answers with what other tabs left under their own names.
    pub(crate) fn join(&mut self, tab: &str) -> Vec<Leftover> {
        self.company.tab = Some(tab.to_owned());
        let names = std::mem::take(&mut self.company.left);
        let found: Vec<Leftover> = names.into_iter().filter_map(|name| self.leftover(name)).collect();
        self.company.is_known |= !found.is_empty();
        self.say_hello();
        found
    }

    /// Asks who else is there. Best effort: a storage that takes nothing cannot lose it to another tab either.
    pub(crate) fn say_hello(&self) {
        if let Some(tab) = &self.company.tab {
            self.say(&format!("?{tab}"));
        }
    }

    /// Says something to those who listen now; nothing of it stays.
    fn say(&self, what: &str) {
        let _ = self.area().set(HELLO, what);
        let _ = self.area().remove(HELLO);
    }

    /// Another tab has said something; answers with its name.
    pub(crate) fn hear(&mut self, said: &str) -> Option<String> {
        let tab = self.company.tab.clone()?;
        let other = said.strip_prefix(['?', '!'])?.to_owned();
        self.company.is_known = true;
        if said.starts_with('?') {
            self.say(&format!("!{tab}"));
        }
        Some(other)
    }

    /// This tab slept, and finds the storage emptied: what it writes once more may be older than what others hold.
    pub(crate) fn tell_woken(&mut self) {
        let (known, count) = &mut self.company.woke;
        *count += 1;
        let said = format!("{}.{count}", self.company.tab.as_deref().unwrap_or(""));
        *known = Some(said.clone());
        let _ = self.area().set(WOKE, &said);
    }

    /// Whether another tab said so since this one last looked.
    pub(crate) fn hear_woken(&mut self) -> bool {
        let said = self.area().get(WOKE).ok().flatten();
        let is_news = said.is_some() && said != self.company.woke.0;
        if is_news {
            self.company.woke.0 = said;
        }
        is_news
    }

    /// Whether there are, or were, other tabs.
    pub(crate) fn has_company(&self) -> bool {
        self.company.is_known && self.company.tab.is_some()
    }

    /// What a key holds, by its lineage.
    pub(crate) fn lineage(&self, key: &Key) -> Lineage {
        Lineage::of(self.raw(key).ok().flatten().as_deref())
    }

    /// The same where other tabs may write it.
    pub(crate) fn lineage_beside_others(&self, key: &Key) -> Lineage {
        if self.has_company() { self.lineage(key) } else { Lineage::ALONE }
    }

    /// What this tab's words of a key hold, as far as it is stored.
    pub(crate) fn held(&self, key: &Key) -> Lineage {
        self.company.held.get(key).cloned().unwrap_or(Lineage::ALONE)
    }

    /// This tab's words of a key are those of a value that holds this.
    pub(crate) fn holds(&mut self, key: &Key, lineage: Lineage) {
        match lineage.is_empty() {
            true => self.company.held.remove(key),
            false => self.company.held.insert(key.clone(), lineage),
        };
    }

    /// This tab's words of a key hold this too, and so will its next write.
    pub(crate) fn holds_too(&mut self, key: &Key, lineage: &Lineage) {
        self.company.held.entry(key.clone()).or_insert(Lineage::ALONE).join(lineage);
    }

    /// Whether a value went over what this tab wrote without having seen it.
    pub(crate) fn is_overwritten(&self, key: &Key, by: &Lineage) -> bool {
        let (Some(tab), Some(own)) = (&self.company.tab, self.company.own.get(key)) else { return false };
        !by.is_empty() && by.count(tab) < *own
    }

    /// Whether what this tab wrote, and what is there, went over a value without having seen it.
    pub(crate) fn has_overwritten(&self, key: &Key, raw: Option<&str>, by: &Lineage) -> bool {
        let here = Lineage::of(raw);
        let is_mine = self.company.tab.as_deref().is_some_and(|tab| here.writer() == Some(tab));
        is_mine && self.holds_as_seen(key, raw) && !by.is_empty() && !here.includes(by)
    }

    /// What a write of a key by this tab would hold; none as long as it is alone.
    pub(super) fn next_write(&self, key: &Key) -> Option<NextWrite> {
        let tab = self.company.tab.as_ref().filter(|_| self.company.is_known)?;
        let before = self.raw(key).ok().flatten();
        let mut lineage = Lineage::of(before.as_deref());
        lineage.join(&self.held(key));
        let count = self.company.count + 1;
        if matches!(key, Key::Sheet(_)) {
            lineage.step(tab, count);
        }
        Some(NextWrite { before, lineage, count })
    }

    /// Notes such a write where it was made, and keeps what was written under a name of this tab's own.
    pub(super) fn written_with(&mut self, key: &Key, write: NextWrite, kept: &str) {
        if self.mark(key) != Some(Fingerprint::of(kept)) {
            return;
        }
        self.company.held.insert(key.clone(), write.lineage);
        if !matches!(key, Key::Sheet(_)) {
            return;
        }
        self.company.count = write.count;
        self.company.own.insert(key.clone(), write.count);
        let Some(name) = self.own_name(key) else { return };
        self.company.aside.remove(key);
        self.company.kept.retain(|other| other != key);
        if self.area().set(&name, &format!("{}{NEXT}{kept}", write.before.as_deref().unwrap_or(""))).is_ok() {
            self.company.kept.push_back(key.clone());
        }
        if self.company.kept.len() > KEPT
            && let Some(oldest) = self.company.kept.pop_front()
        {
            self.drop_own(&oldest);
        }
    }

    /// Keeps a sheet that came of `base`, where that is known, under a name of this tab's own alone: what another tab wrote stays in its place until
    /// both can be put together. Whether that is kept.
    pub(crate) fn keep_aside(&mut self, key: &Key, base: Option<&str>, text: &str) -> bool {
        let (Some(tab), Some(name)) = (self.company.tab.clone(), self.own_name(key)) else { return false };
        let held = self.held(key);
        let mut lineage = held.clone();
        self.company.is_known = true;
        self.company.count += 1;
        lineage.step(&tab, self.company.count);
        let before = base.map_or_else(String::new, |base| self.kept_as(held.stamp(base)));
        let kept = self.kept_as(lineage.stamp(text));
        let is_kept = self.area().set(&name, &format!("{before}{NEXT}{kept}")).is_ok();
        if is_kept {
            self.company.aside.insert(key.clone());
        }
        is_kept
    }

    /// Whether it is kept so.
    pub(crate) fn is_aside(&self, key: &Key) -> bool {
        self.company.aside.contains(key)
    }

    /// What was kept so has come together with the other.
    pub(crate) fn drop_aside(&mut self, key: &Key) {
        if self.company.aside.remove(key) {
            self.drop_own(key);
        }
    }

    /// Has a value that is there say that it holds what [`Store::holds_too`] said.
    pub(crate) fn restamp(&mut self, key: &Key, raw: &str) {
        let Some(text) = unpack(raw).map(|text| unstamped(&text).into_owned()) else { return };
        self.accept(key, Some(raw));
        let Some(write) = self.next_write(key) else { return };
        let kept = self.kept_as(write.lineage.stamp(&text));
        // It holds what it held; where it cannot be said, both are put together once more.
        if self.put(key, "", &kept).is_ok() {
            self.written_with(key, write, &kept);
        }
    }

    /// A key is gone, or holds what this tab wrote by another's hand: it keeps nothing there any more.
    pub(crate) fn forget_own(&mut self, key: &Key) {
        self.company.own.remove(key);
        self.company.aside.remove(key);
        self.company.kept.retain(|other| other != key);
        self.drop_own(key);
    }

    /// All is gone, and will be written anew.
    pub(super) fn forget_all_own(&mut self) {
        self.company.own.clear();
        self.company.aside.clear();
        self.company.kept.clear();
        self.company.held.clear();
    }

    /// A sheet leaves the bin for good: what closed tabs kept of it, and was seen, goes too.
    pub(super) fn forget_binned(&self, key: &Key, raw: &str) {
        let binned = match load(key, raw.to_owned()) {
            Load::Found(LoadedValue::Bin(binned)) if self.has_company() => binned,
            _ => return,
        };
        let (seen, end) =
            (Lineage::of(Some(raw)), format!(":{}", Key::Sheet(binned.sheet.id.clone()).name()));
        let names = self.area().names().into_iter().flatten();
        for name in names.filter(|name| name.starts_with(OWN) && name.ends_with(&end)) {
            let found = self.leftover(name);
            if let Some(found) = found.filter(|found| seen.includes(&Lineage::of(Some(&found.raw)))) {
                self.drop_leftover(&found.name);
            }
        }
    }

    /// Gives up what is kept twice, for its room; whether that gave some.
    pub(crate) fn forget_kept(&mut self) -> bool {
        let kept = std::mem::take(&mut self.company.kept);
        kept.iter().for_each(|key| self.drop_own(key));
        !kept.is_empty()
    }

    /// Removes what another tab left.
    pub(crate) fn drop_leftover(&self, name: &str) {
        let _ = self.area().remove(name);
    }

    fn drop_own(&self, key: &Key) {
        if let Some(name) = self.own_name(key) {
            let _ = self.area().remove(&name);
        }
    }

    fn own_name(&self, key: &Key) -> Option<String> {
        self.company.tab.as_ref().map(|tab| format!("{OWN}{tab}:{}", key.name()))
    }

    fn leftover(&self, name: String) -> Option<Leftover> {
        let (tab, key) = name.strip_prefix(OWN)?.split_once(':')?;
        let key = Key::parse(key).filter(|_| self.company.tab.as_deref() != Some(tab))?;
        let value = self.area().get(&name).ok().flatten()?;
        let (before, raw) = value.split_once(NEXT)?;
        let before = (!before.is_empty()).then(|| before.to_owned());
        Some(Leftover { key, before, raw: raw.to_owned(), name })
    }
}
