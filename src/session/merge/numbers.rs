//! Rows of one's own have numbers (n-1, o-1, p-1, w-1), counted from those that are there. So two people who add rows to one base give the
//! same numbers to different rows. That is no contradiction: the other's rows get numbers of their own.
//!
//! Whether two rows of one number are one row cannot be known. They are taken for one where they are of the same owner and kind, of the
//! same product, month and name: what else differs is then a contradiction that the planner decides. Otherwise they are two, and the
//! other's is told as a row that comes; unless a row like it is here under another number, as after a merge before this one. Ids that
//! somebody gave (in a file, say) are not looked at: they mean what they say.

use domain::{Need, NeedId, Offer, OfferId, Order, Product, ProductId, Relation, Scenario, Term, TermId, attribute::Words};

/// The other's scenario with numbers of its own for rows that are others than those of the same number here. O(rows²) of new rows.
pub fn apart(base: &Scenario, mine: &Scenario, theirs: &Scenario) -> Scenario {
    let mut theirs = theirs.clone();
    let all = [base, mine, &theirs];
    let mut number = all.map(Scenario::free_number).into_iter().max().unwrap_or(1);
    let mut term_number = all.map(|of| of.vocabulary.free_number()).into_iter().max().unwrap_or(1);
    let products = all.into_iter().flat_map(|of| &of.products);
    let mut product_number = products.filter_map(|product| number_of(&product.id.0, "p-")).max().unwrap_or(0);
    let mut renamed = Vec::new();
    for words in Words::ALL {
        let new = |of: &Scenario| {
            let terms = of.vocabulary.terms(words);
            fresh(terms, base.vocabulary.terms(words), |term: &Term| &term.id, |term| term.id.own_number().is_some())
        };
        let next = || {
            term_number += 1;
            TermId::own(term_number - 1)
        };
        renamed.push((words, numbered(&new(mine), &new(&theirs), |term| &term.id, |one, other| one.name == other.name, next)));
    }
    // What names a term names the right one before products, needs and offers are compared.
    for (words, numbers) in renamed {
        rename_terms(&mut theirs, words, &numbers);
    }
    let new = |rows: &[Product]| {
        fresh(rows, &base.products, |product| &product.id, |product| number_of(&product.id.0, "p-").is_some())
    };
    let products = numbered(
        &new(&mine.products),
        &new(&theirs.products),
        |product| &product.id,
        is_one_product,
        || {
            product_number += 1;
            ProductId(format!("p-{product_number}"))
        },
    );
    // What names a product names the right one before needs and offers are compared.
    rename_products(&mut theirs, &products);
    let new = |rows: &[Need]| fresh(rows, &base.needs, |need| &need.id, |need| number_of(&need.id.0, "n-").is_some());
    let needs = numbered(
        &new(&mine.needs),
        &new(&theirs.needs),
        |need| &need.id,
        is_one_need,
        || {
            number += 1;
            NeedId(format!("n-{}", number - 1))
        },
    );
    let new = |rows: &[Offer]| fresh(rows, &base.offers, |offer| &offer.id, |offer| number_of(&offer.id.0, "o-").is_some());
    let offers = numbered(
        &new(&mine.offers),
        &new(&theirs.offers),
        |offer| &offer.id,
        is_one_offer,
        || {
            number += 1;
            OfferId(format!("o-{}", number - 1))
        },
    );
    rename_rows(&mut theirs, &needs, &offers);
    theirs
}

fn is_one_product(one: &Product, other: &Product) -> bool {
    one.name == other.name
}

fn is_one_need(one: &Need, other: &Need) -> bool {
    (one.county, &one.kind, &one.terms.product, one.terms.month, &one.title)
        == (other.county, &other.kind, &other.terms.product, other.terms.month, &other.title)
}

fn is_one_offer(one: &Offer, other: &Offer) -> bool {
    (one.cooperative, &one.kind, &one.terms.product, one.terms.month, &one.title)
        == (other.cooperative, &other.kind, &other.terms.product, other.terms.month, &other.title)
}

/// The number in an id that begins so.
fn number_of(id: &str, start: &str) -> Option<usize> {
    id.strip_prefix(start)?.parse().ok()
}

/// The rows with a number that a base has not.
fn fresh<T: Clone, Id: PartialEq>(rows: &[T], base: &[T], id: impl Fn(&T) -> &Id, is_numbered: impl Fn(&T) -> bool) -> Vec<T> {
    rows.iter().filter(|row| is_numbered(row) && base.iter().all(|known| id(known) != id(row))).cloned().collect()
}

/// Old and new numbers of the other's new rows that are others than those of the same number here.
fn numbered<T: Clone, Id: Clone + PartialEq>(
    mine: &[T],
    theirs: &[T],
    id: impl Fn(&T) -> &Id,
    is_one: impl Fn(&T, &T) -> bool,
    mut next: impl FnMut() -> Id,
) -> Vec<(Id, Id)> {
    let same = |row: &T| mine.iter().find(|own| id(own) == id(row));
    // Rows here that are one with one of the other's already.
    let is_matched = |own: &T| theirs.iter().any(|row| id(row) == id(own) && is_one(own, row));
    let mut found: Vec<(Id, Id)> = Vec::new();
    for row in theirs {
        if same(row).is_none_or(|own| is_one(own, row)) {
            continue;
        }
        let twin =
            mine.iter().find(|own| is_one(own, row) && !is_matched(own) && found.iter().all(|(_, taken)| taken != id(own)));
        found.push((id(row).clone(), twin.map_or_else(&mut next, |own| id(own).clone())));
    }
    found
}

fn rename<Id: Clone + PartialEq>(id: &mut Id, numbers: &[(Id, Id)]) {
    if let Some((_, new)) = numbers.iter().find(|(old, _)| old == id) {
        *id = new.clone();
    }
}

/// Gives terms of a list other numbers, everywhere they are named.
fn rename_terms(scenario: &mut Scenario, words: Words, numbers: &[(TermId, TermId)]) {
    if numbers.is_empty() {
        return;
    }
    let vocabulary = &mut scenario.vocabulary;
    vocabulary.terms_mut(words).into_iter().flatten().for_each(|term| rename(&mut term.id, numbers));
    for Relation(one, other) in vocabulary.relations_mut(words).into_iter().flatten() {
        rename(one, numbers);
        rename(other, numbers);
    }
    vocabulary.sort();
    for need in &mut scenario.needs {
        need.terms_named_mut(words).for_each(|term| rename(term, numbers));
    }
    for offer in &mut scenario.offers {
        offer.terms_named_mut(words).for_each(|term| rename(term, numbers));
    }
    if words == Words::Categories {
        scenario.products.iter_mut().for_each(|product| rename(&mut product.category, numbers));
    }
}

fn rename_products(scenario: &mut Scenario, numbers: &[(ProductId, ProductId)]) {
    if numbers.is_empty() {
        return;
    }
    let of_needs = scenario.needs.iter_mut().filter_map(|need| need.terms.product.as_mut());
    let of_offers = scenario.offers.iter_mut().filter_map(|offer| offer.terms.product.as_mut());
    let own = scenario.products.iter_mut().map(|product| &mut product.id);
    of_needs.chain(of_offers).chain(own).for_each(|id| rename(id, numbers));
    scenario.products.order_by(|one, other| one.id.cmp(&other.id));
}

/// Gives needs and offers other numbers, everywhere they are named, and puts everything in the order in which a scenario has it.
fn rename_rows(scenario: &mut Scenario, needs: &[(NeedId, NeedId)], offers: &[(OfferId, OfferId)]) {
    if needs.is_empty() && offers.is_empty() {
        return;
    }
    scenario.needs.iter_mut().for_each(|need| rename(&mut need.id, needs));
    scenario.offers.iter_mut().for_each(|offer| rename(&mut offer.id, offers));
    for amount in &mut scenario.fixed {
        rename(&mut amount.need, needs);
        rename(&mut amount.offer, offers);
    }
    let of_held = scenario.held.iter_mut().map(|held| &mut held.others);
    for amounts in of_held.chain(scenario.agreed.iter_mut().map(|agreed| &mut agreed.amounts)) {
        for amount in amounts.iter_mut() {
            rename(&mut amount.need, needs);
            rename(&mut amount.offer, offers);
        }
        amounts.order();
    }
    scenario.needs.order_by(|one, other| (one.county, &one.id).cmp(&(other.county, &other.id)));
    scenario.offers.order_by(|one, other| (one.cooperative, &one.id).cmp(&(other.cooperative, &other.id)));
    scenario.fixed.order();
}
