//! Several fields behind one lock.

use interior::{Mutex, RefCell, RwLock, Shared};

#[derive(Shared, Clone, Debug, Default, PartialEq)]
#[shared(
    derive(Default),
    /// What was measured.
    group(totals, mutex, name = Totals, vis = pub(crate), derive(Clone, Debug, PartialEq)),
    group(names, rwlock)
)]
struct Survey {
    #[shared(group = totals)]
    files: u64,
    #[shared(group = names)]
    first: String,
    #[shared(group = totals)]
    bytes: u64,
    #[shared(group = names)]
    last: String,
    #[shared(refcell, group = scratch)]
    buffer: Vec<u8>,
    #[shared(group = scratch)]
    used: usize,
}

#[test]
fn a_group_is_one_lock_around_one_struct() {
    let survey = SharedSurvey::default();
    let _: &Mutex<Totals> = survey.totals();
    let _: &RwLock<SurveyNames> = survey.names();
    let _: &RefCell<SurveyScratch> = survey.scratch();

    {
        let Totals { files, bytes } = &mut *survey.totals().lock();
        *files += 1;
        *bytes += 10;
    }
    survey.names().write().first.push_str("ann");
    survey.scratch().borrow_mut().used = 4;

    let expected = Survey {
        files: 1,
        bytes: 10,
        first: "ann".into(),
        used: 4,
        ..Survey::default()
    };
    assert_eq!(survey.snapshot(), expected);
    assert_eq!(survey.into_inner(), expected);
}

#[test]
fn a_group_struct_derives_what_it_is_told() {
    let totals = SharedSurvey::default().totals().get_cloned();
    assert_eq!(totals, Totals { files: 0, bytes: 0 });
}

#[test]
fn an_accessor_is_as_visible_as_the_widest_of_its_fields() {
    mod inner {
        #[derive(interior::Shared, Default)]
        #[shared(derive(Default))]
        pub(super) struct Visible {
            #[shared(mutex, group = mixed)]
            pub(super) open: u8,
            #[shared(group = mixed)]
            closed: u8,
        }
        pub(super) fn closed(visible: &SharedVisible) -> u8 {
            visible.mixed().lock().closed
        }
    }
    let visible = inner::SharedVisible::default();
    visible.mixed().lock().open = 3;
    let open = visible.mixed().lock().open;
    assert_eq!((open, inner::closed(&visible)), (3, 0));
}
