//! A trait object whose lifetime is left out has that of the reference to it.

use std::any::Any;

use interior::{Shared, synchronized};

#[derive(Shared)]
struct Panel {
    #[shared(mutex)]
    parts: Parts,
}

struct Parts {
    click: Box<dyn Fn() -> u8 + Send>,
    tag: Box<dyn Any + Send>,
}

#[synchronized(SharedPanel::parts)]
impl Parts {
    pub fn click(&self) -> &(dyn Fn() -> u8 + Send) {
        &*self.click
    }

    pub fn click_mut(&mut self) -> Option<&mut (dyn Fn() -> u8 + Send)> {
        Some(&mut *self.click)
    }

    pub fn shared(&self) -> &(dyn Fn() -> u8 + Send + 'static) {
        &*self.click
    }

    pub fn exclusive(&mut self) -> Option<&mut (dyn Fn() -> u8 + Send + 'static)> {
        Some(&mut *self.click)
    }

    pub fn tag(&self) -> &(dyn Any + Send) {
        &*self.tag
    }

    pub fn tag_mut(&mut self) -> &mut dyn Any {
        &mut *self.tag
    }
}

fn main() {
    let panel = SharedPanel::from(Panel {
        parts: Parts {
            click: Box::new(|| 1),
            tag: Box::new(()),
        },
    });
    panel.shared()();
    panel.exclusive().unwrap()();
    panel.tag().is::<()>();
    panel.tag_mut().is::<()>();
}
