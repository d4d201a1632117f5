//! Lists of what iterators give, in little code.

/// What an iterator gives, as a list.
pub(crate) trait Listed: Iterator + Sized {
    /// All of it.
    fn listed(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        self.add_to(&mut list);
        list
    }

    /// Adds all of it to a list.
    fn add_to(self, list: &mut Vec<Self::Item>) {
        for item in self {
            list.push(item);
        }
    }
}

impl<I: Iterator> Listed for I {}
