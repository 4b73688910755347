//! The ids of printed rows: those that the claims get on a checklist made from the article as it is.

use crate::checklist::ClaimId;
use crate::claim::Claim;
use std::collections::HashMap;

/// One id for each row, in order. Repeated passages are numbered among the claims first, as a checklist does.
pub(super) fn of(text: &str, claims: &[Claim]) -> Vec<ClaimId> {
    let mut given: HashMap<ClaimId, u32> = HashMap::new();
    let mut ids = vec![ClaimId::default(); claims.len()];
    for offered in [true, false] {
        let rows = claims.iter().zip(&mut ids);
        for (claim, place) in rows.filter(|(claim, _)| claim.not.is_none() == offered) {
            let id = ClaimId::at(text, claim.span);
            let times = given.entry(id.clone()).or_default();
            *times += 1;
            *place = id.numbered(*times);
        }
    }
    ids
}
