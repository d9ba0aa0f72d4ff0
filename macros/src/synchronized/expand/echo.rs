//! The block as it was written.
//!
//! Its tokens are the user's own, so that bodies keep their spans and nothing is lost that the
//! macro does not understand. Left out are our attributes, methods without a body and texts that
//! have moved to the exposed form.

use super::attributes::is_text;
use super::docs;
use crate::pipeline::code::{Code, code};
use crate::synchronized::parse::{Attribute, Block, Member};
use crate::synchronized::resolve::{Exposed, Exposure};

/// Writes the block; one that only forwards is not there at all.
pub(super) fn echo(block: &Block, exposure: &Exposure<'_>) -> Code {
    let only_forwards = |member: &Member| member.method.as_ref().is_some_and(|m| !m.has_body);
    if !block.members.is_empty() && block.members.iter().all(only_forwards) {
        return Code::default();
    }
    let attributes: Code = block.attributes.iter().map(echo_attribute).collect();
    let header = &block.header;
    let mut inside = Code::of(&block.inner_attributes);
    for member in &block.members {
        if !only_forwards(member) {
            inside.extend(echo_member(member, exposure));
        }
    }
    let braces = Code::bracketed(block.braces.delimiter(), block.braces.span(), &inside);
    code! {
        #attributes
        #[allow(
            unreachable_pub,
            clippy::missing_const_for_fn,
            reason = "a method has the visibility of its exposed form, which is never `const`"
        )]
        #header #braces
    }
}

fn echo_member(member: &Member, exposure: &Exposure<'_>) -> Code {
    let tokens = &member.tokens;
    let moved = exposure
        .target
        .as_ref()
        .zip(exposed_as(member, exposure))
        .filter(|_| member.attributes.iter().any(is_text))
        .map(|(target, exposed)| docs::plain(exposed, target));
    let attributes: Code = member
        .attributes
        .iter()
        .filter(|attribute| moved.is_none() || !is_text(attribute))
        .map(echo_attribute)
        .collect();
    code!(#attributes #moved #tokens)
}

fn echo_attribute(attribute: &Attribute) -> Code {
    Code::of(&attribute.tokens)
}

/// The exposed form of a member, if it is written.
fn exposed_as<'a>(member: &Member, exposure: &'a Exposure<'a>) -> Option<&'a Exposed<'a>> {
    exposure
        .methods
        .iter()
        .find(|exposed| core::ptr::eq(exposed.member, member) && exposed.is_written(exposure))
}
