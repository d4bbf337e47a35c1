//! The one way in which lists are put in order.
//!
//! Every list of the app is sorted here and not by `slice::sort`, which the compiler writes out
//! anew, at some four kilobytes, for each type that it sorts.

/// Where something stands in a list: by a number first, then by [the place of its name].
///
/// [the place of its name]: super::EntryId::place
pub type Place = (i64, u128);

/// The positions of these places, from the lowest place to the highest; of equal ones the first
/// comes first.
#[must_use]
pub fn ranked(places: impl IntoIterator<Item = Place>) -> Vec<usize> {
    let places: Vec<Place> = places.into_iter().collect();
    positions(places.len(), &|one, other| places[one] <= places[other])
}

/// These things in the order of their names; of equal ones the first comes first.
#[must_use]
pub fn by_name<T>(things: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    let order = positions(things.len(), &|one, other| {
        name(&things[one]) <= name(&things[other])
    });
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|at| things[at].take())
        .collect()
}

/// The positions below a number in order: pairs are merged, then pairs of pairs, and so on.
fn positions(count: usize, may_precede: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    if (1..count).all(|at| may_precede(at - 1, at)) {
        return order;
    }
    let mut size = 1;
    while size < count {
        let mut merged = Vec::with_capacity(count);
        for runs in order.chunks(2 * size) {
            let (mut left, mut right) = runs.split_at(size.min(runs.len()));
            while let (Some(one), Some(other)) = (left.first(), right.first()) {
                let side = if may_precede(*one, *other) {
                    &mut left
                } else {
                    &mut right
                };
                merged.push(side[0]);
                *side = &side[1..];
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        size *= 2;
    }
    order
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

    #[test]
    fn any_number_of_places_is_ranked_as_by_the_standard_library() {
        let mut chance = 1_u32;
        for count in 0..70 {
            let mut place = || {
                chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (i64::from(chance >> 28), 0)
            };
            let places: Vec<Place> = (0..count).map(|_| place()).collect();
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|at| places[*at]);
            check(&places, &expected);
        }
    }

    #[test]
    fn things_are_put_in_the_order_of_their_names() {
        let things = vec![("b", 1), ("a", 2), ("", 3), ("b", 4), ("aa", 5)];
        let expected = [("", 3), ("a", 2), ("aa", 5), ("b", 1), ("b", 4)];
        assert_eq!(by_name(things, |(name, _)| name), expected);
    }
}
