/**
 * Forgets users. Removed is every document that names the account, and what the same browser did
 * without one, since that was before its login; what another account did on that browser stays.
 *
 * <p>Kept are counters that name nobody (API calls of everyone by day, the last minutes), since
 * nobody can be told from them, and in {@code erasedusers} for as long as records are kept the bare
 * id of who was erased: events that come late, from a spool or a topic, are known by it and
 * dropped.
 */
@NullMarked
package com.onelastai.tracking.erasure;

import org.jspecify.annotations.NullMarked;
