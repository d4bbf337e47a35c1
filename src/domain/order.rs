//! The one way in which lists are put in order.

use std::collections::BinaryHeap;

/// Where something stands in a list: by a number first, then by [the place of its name].
///
/// [the place of its name]: super::EntryId::place
pub type Place = (i64, u128);

/// The positions of these places, from the lowest place to the highest; of equal ones the first
/// comes first.
///
/// Every list of the app is sorted here and not by `slice::sort`, which the compiler writes out
/// anew, at some four kilobytes, for each type that it sorts.
#[must_use]
pub fn ranked(places: impl IntoIterator<Item = Place>) -> Vec<usize> {
    let mut at = 0;
    let numbered = places.into_iter().map(|place| {
        at += 1;
        (place, at - 1)
    });
    let in_order = BinaryHeap::from(numbered.collect::<Vec<_>>()).into_sorted_vec();
    in_order.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(places: &[Place], expected: &[usize]) {
        assert_eq!(ranked(places.iter().copied()), expected);
    }

    #[test]
    fn places_are_ranked() {
        check(&[], &[]);
        check(&[(7, 1)], &[0]);
        check(
            &[(2, 0), (i64::MAX, 0), (-1, 9), (2, 0), (-1, 3)],
            &[4, 2, 0, 3, 1],
        );
    }
}
