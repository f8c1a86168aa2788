/**
 * Erasure of users: every document that names the account is deleted, and every document of the
 * same browser without an account, since that was before its login. Documents of another account on
 * that browser stay, and so do counters that identify nobody (API calls by day, the last minutes).
 */
@NullMarked
package com.onelastai.tracking.erasure;

import org.jspecify.annotations.NullMarked;
