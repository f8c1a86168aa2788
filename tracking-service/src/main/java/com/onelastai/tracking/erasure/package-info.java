/**
 * Erasure of users: deletes every document of the account, and every document of the same browser
 * without an account, as it is from before the login. Documents of another account on that browser
 * remain, and so do counters that identify nobody (API calls by day, the last minutes).
 */
@NullMarked
package com.onelastai.tracking.erasure;

import org.jspecify.annotations.NullMarked;
