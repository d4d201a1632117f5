//! Lists of what iterators give, in little code.

/// What an iterator gives, as a list.
pub(crate) trait Listed: Iterator + Sized {
    /// All of it.
    fn listed(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        self.add_to(&mut list);
        list
    }

    /// All of it, unless something is missing.
    fn if_all<T>(mut self) -> Option<Vec<T>>
    where
        Self: Iterator<Item = Option<T>>,
    {
        let mut list = Vec::new();
        while let Some(item) = self.next() {
            list.push(item?);
        }
        Some(list)
    }

    /// Adds all of it to a list.
    fn add_to(mut self, list: &mut Vec<Self::Item>) {
        while let Some(item) = self.next() {
            list.push(item);
        }
    }
}

impl<I: Iterator> Listed for I {}
