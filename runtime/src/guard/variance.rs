//! Guards that write are invariant in the value: examples that must not compile.
//!
//! A guard that could be turned into one over a shorter-lived type would let its holder put a value
//! into the lock that dies before the lock does. Each example stands beside one that differs in the
//! lifetime alone and compiles.

/// ```
/// use interior_runtime::RefMut;
///
/// fn keep<'a>(guard: RefMut<'a, &'static str>) -> RefMut<'a, &'static str> {
///     guard
/// }
/// ```
///
/// ```compile_fail
/// use interior_runtime::RefMut;
///
/// fn shorten<'a, 's>(guard: RefMut<'a, &'static str>) -> RefMut<'a, &'s str> {
///     guard
/// }
/// ```
enum OfRefMut {}

/// ```
/// use interior_runtime::MutexGuard;
///
/// fn keep<'a>(guard: MutexGuard<'a, &'static str>) -> MutexGuard<'a, &'static str> {
///     guard
/// }
/// ```
///
/// ```compile_fail
/// use interior_runtime::MutexGuard;
///
/// fn shorten<'a, 's>(guard: MutexGuard<'a, &'static str>) -> MutexGuard<'a, &'s str> {
///     guard
/// }
/// ```
enum OfMutexGuard {}

/// ```
/// use interior_runtime::MappedMutexGuard;
///
/// fn keep<'a>(guard: MappedMutexGuard<'a, &'static str>) -> MappedMutexGuard<'a, &'static str> {
///     guard
/// }
/// ```
///
/// ```compile_fail
/// use interior_runtime::MappedMutexGuard;
///
/// fn shorten<'a, 's>(guard: MappedMutexGuard<'a, &'static str>) -> MappedMutexGuard<'a, &'s str> {
///     guard
/// }
/// ```
enum OfMappedMutexGuard {}

/// ```
/// use interior_runtime::RwLockWriteGuard;
///
/// fn keep<'a>(guard: RwLockWriteGuard<'a, &'static str>) -> RwLockWriteGuard<'a, &'static str> {
///     guard
/// }
/// ```
///
/// ```compile_fail
/// use interior_runtime::RwLockWriteGuard;
///
/// fn shorten<'a, 's>(guard: RwLockWriteGuard<'a, &'static str>) -> RwLockWriteGuard<'a, &'s str> {
///     guard
/// }
/// ```
enum OfRwLockWriteGuard {}

/// ```
/// use interior_runtime::MappedRwLockWriteGuard;
///
/// fn keep<'a>(guard: MappedRwLockWriteGuard<'a, &'static str>) -> MappedRwLockWriteGuard<'a, &'static str> {
///     guard
/// }
/// ```
///
/// ```compile_fail
/// use interior_runtime::MappedRwLockWriteGuard;
///
/// fn shorten<'a, 's>(guard: MappedRwLockWriteGuard<'a, &'static str>) -> MappedRwLockWriteGuard<'a, &'s str> {
///     guard
/// }
/// ```
enum OfMappedRwLockWriteGuard {}

/// ```
/// use interior_runtime::ArcMutexGuard;
///
/// fn keep(guard: ArcMutexGuard<&'static str>) -> ArcMutexGuard<&'static str> {
///     guard
/// }
/// ```
///
/// ```compile_fail
/// use interior_runtime::ArcMutexGuard;
///
/// fn shorten<'s>(guard: ArcMutexGuard<&'static str>) -> ArcMutexGuard<&'s str> {
///     guard
/// }
/// ```
enum OfArcMutexGuard {}

/// ```
/// use interior_runtime::ArcRwLockWriteGuard;
///
/// fn keep(guard: ArcRwLockWriteGuard<&'static str>) -> ArcRwLockWriteGuard<&'static str> {
///     guard
/// }
/// ```
///
/// ```compile_fail
/// use interior_runtime::ArcRwLockWriteGuard;
///
/// fn shorten<'s>(guard: ArcRwLockWriteGuard<&'static str>) -> ArcRwLockWriteGuard<&'s str> {
///     guard
/// }
/// ```
enum OfArcRwLockWriteGuard {}
