//! The derive macro of the `interior` crate.
