//! What a view can be, and what can become one.

use std::borrow::Cow;
use std::sync::Arc;

use crate::call::Call;
use crate::element::{El, Plan};
use crate::list::Row;
use crate::signals::{Memo, RwSignal};

/// A view to be; all views are of this type.
pub struct AnyView(pub(crate) What);

impl AnyView {
    /// What `view!` says of a view in builds for debugging, to those who reload parts of a page.
    #[doc(hidden)]
    #[must_use]
    pub fn with_view_marker(self, _marker: &str) -> Self {
        self
    }
}

/// What it is.
pub(crate) enum What {
    Nothing,
    Text(Cow<'static, str>),
    Element(Box<Plan>),
    /// Markup of one element that never changes.
    Inert(&'static str),
    /// Not as a `Vec`, so that a view is no larger than a text.
    Many(Box<[AnyView]>),
    /// Made anew when what it reads changes.
    Live(Box<dyn Call<(), AnyView>>),
    Rows(Box<dyn Call<(), Vec<Row>>>),
}

/// What can be a view.
pub trait IntoView: Sized {
    /// The view.
    fn into_any(self) -> AnyView;

    /// The same, as the child of an element.
    #[doc(hidden)]
    fn put_into(self, plan: &mut Plan) {
        plan.put_child(self.into_any());
    }
}

impl IntoView for AnyView {
    fn into_any(self) -> AnyView {
        self
    }
}

impl<E> IntoView for El<E> {
    fn into_any(self) -> AnyView {
        AnyView(What::Element(self.into_plan()))
    }
}

impl IntoView for () {
    fn into_any(self) -> AnyView {
        AnyView(What::Nothing)
    }
}

impl IntoView for &'static str {
    fn into_any(self) -> AnyView {
        AnyView(What::Text(Cow::Borrowed(self)))
    }

    fn put_into(self, plan: &mut Plan) {
        plan.put_text(self);
    }
}

impl IntoView for String {
    fn into_any(self) -> AnyView {
        AnyView(What::Text(Cow::Owned(self)))
    }
}

impl IntoView for Cow<'static, str> {
    fn into_any(self) -> AnyView {
        AnyView(What::Text(self))
    }
}

impl IntoView for Arc<str> {
    fn into_any(self) -> AnyView {
        String::from(&*self).into_any()
    }
}

/// Numbers and signs, as they are written.
macro_rules! written {
    ($($type:ty),+) => {
        $(impl IntoView for $type {
            fn into_any(self) -> AnyView {
                self.to_string().into_any()
            }
        })+
    };
}

written!(char, u8, u16, u32, usize);

impl<V: IntoView> IntoView for Option<V> {
    fn into_any(self) -> AnyView {
        self.map_or_else(|| ().into_any(), V::into_any)
    }
}

impl<V: IntoView> IntoView for Vec<V> {
    fn into_any(self) -> AnyView {
        many(self.into_iter().map(V::into_any).collect())
    }
}

/// Views of a fixed number.
impl<const N: usize> IntoView for [AnyView; N] {
    fn into_any(self) -> AnyView {
        many(self.into())
    }

    fn put_into(self, plan: &mut Plan) {
        plan.put_children(self.into());
    }
}

impl<F, V> IntoView for F
where
    F: FnMut() -> V + 'static,
    V: IntoView,
{
    fn into_any(mut self) -> AnyView {
        AnyView(What::Live(Box::new(move |()| self().into_any())))
    }
}

impl<T: IntoView + Clone + Send + Sync + 'static> IntoView for Memo<T> {
    fn into_any(self) -> AnyView {
        (move || self.get()).into_any()
    }
}

impl<T: IntoView + Clone + Send + Sync + 'static> IntoView for RwSignal<T> {
    fn into_any(self) -> AnyView {
        (move || self.get()).into_any()
    }
}

fn many(views: Vec<AnyView>) -> AnyView {
    AnyView(What::Many(views.into_boxed_slice()))
}

/// Makes one view of many.
pub trait CollectView {
    /// The view.
    fn collect_view(self) -> AnyView;
}

impl<I: IntoIterator<Item: IntoView>> CollectView for I {
    fn collect_view(self) -> AnyView {
        many(self.into_iter().map(IntoView::into_any).collect())
    }
}

/// What `view!` says of all that stands in it. Nothing is done before its place is known.
pub trait IntoRender: Sized {
    /// The same.
    fn into_render(self) -> Self {
        self
    }
}

impl<V> IntoRender for V {}

/// What `view!` says of one child among others.
pub trait IntoMaybeErased: IntoView {
    /// The view.
    fn into_maybe_erased(self) -> AnyView {
        self.into_any()
    }
}

impl<V: IntoView> IntoMaybeErased for V {}

/// What `view!` makes of a view as a whole.
pub struct View;

impl View {
    /// The view.
    #[expect(
        clippy::new_ret_no_self,
        reason = "`view!` calls it by this name, and all views are of one type"
    )]
    pub fn new(view: impl IntoView) -> AnyView {
        view.into_any()
    }
}

/// What `view!` makes of children.
pub struct StaticVec(Vec<AnyView>);

impl From<Vec<AnyView>> for StaticVec {
    fn from(views: Vec<AnyView>) -> Self {
        Self(views)
    }
}

impl IntoView for StaticVec {
    fn into_any(self) -> AnyView {
        many(self.0)
    }

    fn put_into(self, plan: &mut Plan) {
        plan.put_children(self.0);
    }
}

/// What `view!` makes of an element in which nothing changes.
pub struct InertElement(&'static str);

impl InertElement {
    /// The element, by its markup.
    pub fn new(markup: &'static str) -> Self {
        Self(markup)
    }
}

impl IntoView for InertElement {
    fn into_any(self) -> AnyView {
        AnyView(What::Inert(self.0))
    }
}
