//! The app on other hosts than the project's own server: the configurations that are shipped, and a
//! host that says nothing about the files.

use xtask::serve::Manner;

use super::{offline, requests};
use crate::hosts::Software;
use crate::site::Host;
use crate::visit::Visit;

/// Writing, promising, starting without the host; then every screen, and what was asked for.
pub(super) fn nginx(visit: &mut Visit<'_>) {
    visit.is_served_by(Host::Real(Software::Nginx));
    offline::journey(visit);
    visit.starts_afresh();
    requests::journey(visit);
}

pub(super) fn caddy(visit: &mut Visit<'_>) {
    offline::journey(visit.is_served_by(Host::Real(Software::Caddy)));
}

/// As on GitHub Pages.
pub(super) fn no_headers(visit: &mut Visit<'_>) {
    offline::journey(visit.is_served_by(Host::Own(Manner::Bare)));
}
